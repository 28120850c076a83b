/** Said with a consonant first, though a vowel is written: a unit, a uniform, a user, a European plug, a one-off. */
const LIKE_A_CONSONANT = /^(?:uni(?!m|n)|us[eu]|eu|one\b|once)/i
/** Said with a vowel first, though an "h" is written. */
const SILENT_H = /^(?:hour|heir|honest|honou?r)/i
const VOWEL = /^[aeiou]/i

/** A noun with "a" or "an" before it, as it is said: "a ream", "an extinguisher", "an hour", "a uniform". */
export const withArticle = (noun: string): string => {
  const beginsWithVowel = SILENT_H.test(noun) || (VOWEL.test(noun) && !LIKE_A_CONSONANT.test(noun))
  return `${beginsWithVowel ? "an" : "a"} ${noun}`
}
