import type { Coverage } from "#app/integrations/pdf/font-coverage.ts"

/** Stands where the typeface has no character. */
const STAND_IN = "□"

/** A word longer than a table column must be allowed to break, and breaks at a space without width. */
const LONGEST_WORD = 24

const graphemes = new Intl.Segmenter("en-GB", { granularity: "grapheme" })

/**
 * Makes any text printable: composed letters, single spaces, no control or direction characters, a stand-in for
 * every sign that the typeface lacks (PDF/A forbids missing glyphs), and breaks inside endless words.
 */
export const printableText = (text: string, covers: Coverage): string => {
  const plain = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/\p{Cc}/gu, "")
  const shown = /^[\x20-\x7e]*$/.test(plain) ? plain : withStandIns(plain, covers)
  return shown.replace(new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, "gu"), "$&\u200b")
}

const withStandIns = (text: string, covers: Coverage) =>
  Array.from(graphemes.segment(text), ({ segment }) => {
    const visible = segment.replace(/\p{Cf}/gu, "")
    return Array.from(visible).every((character) => covers(character.codePointAt(0)!)) ? visible : STAND_IN
  }).join("")

/** Makes every string inside a value printable, and leaves everything else as it is. */
export const printable = <Value>(value: Value, covers: Coverage): Value => {
  const walk = (part: unknown): unknown => {
    if (typeof part === "string") return printableText(part, covers)
    if (Array.isArray(part)) return part.map(walk)
    if (part !== null && typeof part === "object") {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
    }
    return part
  }
  return walk(value) as Value
}
