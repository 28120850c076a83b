import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

const NEGATIVE = /^[-−–]\s*\d|^\(\d.*\)$/
const FRACTION = /^[\d,]*[.][\d]+$|^\d+,\d{1,2}$|^\d+\s?[½¼¾⅓⅔]$|^\d+\s?\/\s?\d+$/
const THOUSANDS = /^\d{1,3}(,\d{3})+$/

/**
 * Reads a count that a person typed ("12", " 1,200 ") and that lies between two bounds. The reason, where there is
 * one, is a sentence to show beside the field.
 */
export const parseWholeNumber = (
  text: string,
  { least, most }: { least: number; most: number },
): Outcome<number> => {
  const typed = text.trim()
  if (typed === "") return refuse("Enter a whole number, like 12")
  if (NEGATIVE.test(typed)) return refuse("Enter a number that is not negative")
  if (/\p{Nd}/u.test(typed.replace(/[0-9]/g, "")))
    return refuse("Enter the number with the digits 0 to 9, like 12")
  if (FRACTION.test(typed)) return refuse("Enter a whole number, without a fraction, like 12")
  if (!/^\d+$/.test(typed) && !THOUSANDS.test(typed)) return refuse("Enter a whole number in digits, like 12")
  const digits = typed.replaceAll(",", "").replace(/^0+(?=\d)/, "")
  const count = digits.length > 15 ? Number.POSITIVE_INFINITY : Number(digits)
  if (count > most) return refuse(`Enter ${most.toLocaleString("en-GB")} or less`)
  if (count < least) return refuse(`Enter ${least.toLocaleString("en-GB")} or more`)
  return succeed(count)
}
