import { writeDecimal, writePounds } from "#app/core/decimal.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY, type UnitPrice } from "#app/core/unit-price.ts"
import type { ShareWorkings } from "#app/features/purchasing/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/count-units.ts"
import type { PoolItem } from "#app/features/purchasing/pool.ts"

type Taker = { schoolId: string; quantity: number }

/**
 * Says where each school's part of an item comes from. Units at a price of whole pence divide without a rest; where the
 * price is finer, the supplier rounds the whole line, and the pennies of that rounding fall to the shares closest to
 * the next one.
 */
export const goodsWorkings = (
  item: PoolItem,
  unitPrice: UnitPrice,
  takers: readonly Taker[],
  { total, shares }: { total: Pence; shares: readonly Pence[] },
): ShareWorkings[] => {
  const ordered = takers.reduce((sum, { quantity }) => sum + quantity, 0)
  const exacts = takers.map(({ quantity }) => unitPrice * BigInt(quantity))
  const isUp = exacts.map((exact, i) => shares[i]! * UNIT_PRICE_PER_PENNY > exact)
  const passedOver = new Set(exacts.flatMap((exact, i) => (isUp[i] ? [] : [exact % UNIT_PRICE_PER_PENNY])))
  const price = `${formatUnitPrice(unitPrice)} a ${item.unit}`
  const whole = `The whole order is ${countUnits(ordered, item.unit)} at ${price}: ${formatPounds(total)} before VAT.`
  return takers.map(({ quantity }, i) => {
    const exact = exacts[i]!
    const rest = exact % UNIT_PRICE_PER_PENNY
    const oddPenny = !isUp[i] ? null : passedOver.has(rest) ? "turn" : "largest-remainder"
    const mine = `Yours is ${countUnits(quantity, item.unit)}`
    const sentence =
      rest === 0n
        ? `${mine}: ${formatPounds(shares[i]!)}.`
        : `${mine}: ${writePounds(exact, 4)} before rounding, which makes ${formatPounds(shares[i]!)}${because[oddPenny ?? "none"]}.`
    return {
      sentences: [whole, sentence],
      basis: `${countUnits(quantity, item.unit)} of ${ordered}`,
      totalPence: String(total),
      exactPounds: writeDecimal(exact, 4),
      oddPenny,
    }
  })
}

const because = {
  none: "",
  "largest-remainder": ", with an odd penny because it was among the closest to the next one",
  turn: ", with an odd penny that fell to it by turn, because other schools were just as close",
}
