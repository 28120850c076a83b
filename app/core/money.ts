import { parsePoundsTo, writeDecimal, writePounds } from "#app/core/decimal.ts"
import type { Outcome } from "#app/core/outcome.ts"

/** An amount of sterling in whole pence. Always a bigint: no amount passes through a float. */
export type Pence = bigint

/** Writes pence for people: "£1,234.56", and "−£5.00" with a true minus sign. */
export const formatPounds = (pence: Pence): string => writePounds(pence, 2)

/** Writes pence for files that other programs read: "1234.56", "-5.00". */
export const decimalPounds = (pence: Pence): string => writeDecimal(pence, 2)

/**
 * Reads a typed amount ("£1,234.5", "1234.50") into pence. Refuses, with a sentence for the field, whatever is
 * negative, finer than a penny, above £10,000,000 or not written with the digits 0 to 9.
 */
export const parsePounds = (text: string): Outcome<Pence> => parsePoundsTo(text, 2)

/** Adds up amounts; nothing adds up to 0n. */
export const sumPence = (amounts: Iterable<Pence>): Pence => {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}
