import { formatPounds, type Pence } from "#app/core/money.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY, type UnitPrice } from "#app/core/unit-price.ts"
import type { InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

/** How many of something a school had at what price, before a correction or after it. */
export type Standing = { quantity: number; unitPrice: UnitPrice }

type Change = { name: string; unit: string; before: Standing | null; after: Standing | null }

const abs = (value: bigint) => (value < 0n ? -value : value)

/**
 * The line on which a document charges or credits a difference: fewer or more units at a price, the same units at
 * another price, or the difference as one sum where both changed. `line` is the whole line as it would be charged.
 */
export const wordDifference = (
  line: InvoiceLine,
  differencePence: Pence,
  { name, unit, before, after }: Change,
): InvoiceLine => {
  const netPence = abs(differencePence)
  const asOneSum = (description: string): InvoiceLine => ({
    ...line,
    ...{ description, quantity: 1n, unit: "", unitPrice: netPence * UNIT_PRICE_PER_PENNY, netPence },
  })
  // Its quantities have no price that they could be multiplied by.
  const isOneSum = line.unit === ""
  if (!before || before.quantity === 0)
    return differencePence > 0n && (!isOneSum || line.netPence === netPence)
      ? { ...line, netPence }
      : asOneSum(line.description)
  const now = after ?? { quantity: 0, unitPrice: before.unitPrice }
  const units = now.quantity - before.quantity
  const price = now.unitPrice - before.unitPrice
  if (isOneSum && units !== 0)
    return asOneSum(`${name}: ${countUnits(now.quantity, unit)} instead of ${writeCount(before.quantity)}`)
  if (units !== 0 && price === 0n) {
    const count = BigInt(Math.abs(units))
    return {
      ...{ ...line, quantity: count, unit, netPence },
      // What the line charges a unit may hold VAT that the price before it does not.
      unitPrice: line.unitPrice,
      description: `${name}: ${countUnits(Math.abs(units), unit)} ${units < 0 ? "fewer" : "more"}`,
    }
  }
  if (units === 0 && price !== 0n)
    return asOneSum(
      `${name}: ${countUnits(now.quantity, unit)} at ${formatUnitPrice(now.unitPrice)} instead of ${formatUnitPrice(before.unitPrice)}`,
    )
  if (units !== 0) return asOneSum(`${name}: ${inShort(now, unit)} instead of ${inShort(before, unit)}`)
  return asOneSum(`${name}: rounding alone`)
}

const inShort = ({ quantity, unitPrice }: Standing, unit: string) =>
  `${countUnits(quantity, unit)} at ${formatUnitPrice(unitPrice)}`

/** The line of a changed part of delivery. */
export const wordDelivery = (line: InvoiceLine, differencePence: Pence, beforePence: Pence): InvoiceLine => {
  const netPence = abs(differencePence)
  const after = beforePence + differencePence
  const description =
    beforePence === 0n
      ? line.description
      : `Delivery: your part is ${formatPounds(after)} instead of ${formatPounds(beforePence)}`
  return { ...line, description, quantity: 1n, unitPrice: netPence * UNIT_PRICE_PER_PENNY, netPence }
}
