/** Thirty-two characters that nobody mistakes for one another: no 0 and O, no 1 and I. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

const DIGITS = 7
const SPACE = 2n ** 35n

/** Odd, so multiplying by it only reorders the space: neighbouring numbers get references that look nothing alike. */
const SCATTER = 22_695_477_011n

/**
 * The reference that a payer quotes, for a number from the database's sequence: eight capital letters and digits,
 * the last of them a check character. Different numbers below 2^35 give different references.
 */
export const paymentReference = (number: bigint): string => {
  let rest = (number * SCATTER) % SPACE
  let body = ""
  for (let place = 0; place < DIGITS; place++) {
    body = ALPHABET[Number(rest % 32n)] + body
    rest /= 32n
  }
  return body + checkCharacter(body)
}

/**
 * Reads a reference as somebody typed or copied it, in small letters or with spaces; null when it cannot be one.
 * A single wrong character, and any two that changed places, are always noticed.
 */
export const readPaymentReference = (typed: string): string | null => {
  const text = typed.toUpperCase().replace(/[\s-]/g, "")
  if (!/^[2-9A-HJ-NP-Z]{8}$/.test(text)) return null
  return checkCharacter(text.slice(0, DIGITS)) === text[DIGITS] ? text : null
}

/** The Reed-Solomon check of the characters taken as elements of GF(32): each place weighs a different power of x. */
const checkCharacter = (body: string): string => {
  let sum = 0
  for (const character of body) sum = timesX(sum ^ ALPHABET.indexOf(character))
  return ALPHABET[sum]!
}

/** Multiplies by x modulo x⁵ + x² + 1, which is primitive. */
const timesX = (element: number): number => (element << 1) ^ (element & 16 ? 0b100101 : 0)
