import { writeCount } from "#app/features/splitting/counted.ts"

/** Words that stay as they are whatever the count. */
const UNCHANGING = new Set(["each", "dozen", "pair"])

/** "reams", "boxes", "packs of 500"; measures ("kg") and words like "each" stay as they are. */
export const pluralUnit = (unit: string): string => {
  const [, word = "", rest = ""] = /^([A-Za-z]{3,})(.*)$/s.exec(unit) ?? []
  const isPlainWord = word !== "" && (rest === "" || rest.startsWith(" "))
  if (!isPlainWord || UNCHANGING.has(word.toLowerCase()) || /[^s]s$/i.test(word)) return unit
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return `${word}es${rest}`
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies${rest}`
  return `${word}s${rest}`
}

/** "1 ream", "1,240 reams" */
export const countUnits = (quantity: number, unit: string): string =>
  `${writeCount(quantity)} ${quantity === 1 ? unit : pluralUnit(unit)}`

/** "12 more reams" */
export const countMore = (quantity: number, unit: string): string =>
  `${writeCount(quantity)} more ${quantity === 1 ? unit : pluralUnit(unit)}`
