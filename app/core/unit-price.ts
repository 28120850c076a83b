import { parsePoundsTo, writeDecimal, writePounds } from "#app/core/decimal.ts"
import type { Pence } from "#app/core/money.ts"
import type { Outcome } from "#app/core/outcome.ts"
import { divideHalfUp } from "#app/core/rounding.ts"

/** A price for one unit in ten-thousandths of a pound, because suppliers quote £0.0125. */
export type UnitPrice = bigint

/** How many units of a `UnitPrice` make a penny. */
export const UNIT_PRICE_PER_PENNY = 100n

/** Drops the third and fourth decimal where they say nothing. */
const trimDecimals = (text: string): string => text.replace(/0{1,2}$/, "")

/** Writes a unit price for people with two to four decimals: "£4.00", "£0.0125". */
export const formatUnitPrice = (price: UnitPrice): string => trimDecimals(writePounds(price, 4))

/** Writes a unit price for files that other programs read: "4.00", "0.0125". */
export const decimalUnitPrice = (price: UnitPrice): string => trimDecimals(writeDecimal(price, 4))

/** Reads a typed unit price ("£0.0125", "4") into ten-thousandths of a pound, or says what is wrong with it. */
export const parseUnitPrice = (text: string): Outcome<UnitPrice> => parsePoundsTo(text, 4)

/** What a quantity costs at a unit price, rounded half up to a penny. The quantity must be whole. */
export const lineTotal = (price: UnitPrice, quantity: bigint | number): Pence =>
  divideHalfUp(price * BigInt(quantity), UNIT_PRICE_PER_PENNY)
