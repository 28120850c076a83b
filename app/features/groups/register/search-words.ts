const MOST_WORDS = 8
const WORD = /[a-z0-9\u0080-\uffff]+/g

/**
 * What somebody typed, as a PostgreSQL text query in which every word may be the start of one ("st mar" finds
 * St Mary's); null when there is nothing to look for. The register is indexed by the same reading of words:
 * apostrophes vanish, other signs part two words.
 */
export function searchWords(typed: string): string | null {
  const words = typed.toLowerCase().replaceAll(/['’]/g, "").match(WORD) ?? []
  return words.length === 0
    ? null
    : words
        .slice(0, MOST_WORDS)
        .map((word) => `'${word}':*`)
        .join(" & ")
}

const URN = /^\d{6}$/

/** A unique reference number of a school in England has six digits. */
export const isUrn = (text: string): boolean => URN.test(text)
