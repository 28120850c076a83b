import { writeDecimal, writePounds } from "#app/core/decimal.ts"
import { formatPounds } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import type { SharedItem, Taken } from "#app/features/purchasing/agreeing/share-goods.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import type { ShareWorkings } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

/**
 * Says where each school's part of an item comes from. Units at a price of whole pence divide without a rest; where the
 * price is finer, the supplier rounds the whole line, and the pennies of that rounding fall to the shares closest to
 * the next one.
 */
export const goodsWorkings = (item: PoolItem, { order, netPence, taken }: SharedItem): ShareWorkings[] => {
  const penny = UNIT_PRICE_PER_PENNY * BigInt(order.charged)
  const exacts = taken.map(({ charged }) => order.goods * BigInt(charged))
  const isUp = exacts.map((exact, i) => taken[i]!.pence * penny > exact)
  const passedOver = new Set(exacts.flatMap((exact, i) => (isUp[i] ? [] : [exact % penny])))
  const opening = openingOf(item, order, formatPounds(netPence))
  return taken.map((part, i) => {
    const exact = exacts[i]!
    const rest = exact % penny
    const oddPenny = !isUp[i] ? null : passedOver.has(rest) ? "turn" : "largest-remainder"
    const tenThousandths = exact / BigInt(order.charged)
    const amount = formatPounds(part.pence)
    const mine = `Yours is ${countUnits(part.charged, item.unit)}`
    const sentence =
      rest === 0n
        ? `${mine}: ${amount}.`
        : `${mine}: ${writePounds(tenThousandths, 4)} before rounding, which makes ${amount}${because[oddPenny ?? "none"]}.`
    return {
      sentences: [opening, sentence, ...differing(item, part)],
      basis: `${countUnits(part.charged, item.unit)} of ${order.charged}`,
      totalPence: String(netPence),
      exactPounds: writeDecimal(tenThousandths, 4),
      oddPenny,
    }
  })
}

const openingOf = (item: PoolItem, { units, charged, goods }: SharedItem["order"], net: string): string => {
  const price = formatUnitPrice(divideHalfUp(goods, BigInt(units)))
  const average = item.pricing === "incremental" ? " on average" : ""
  const shared =
    units === charged ? "" : ` That is shared over the ${countUnits(charged, item.unit)} that schools wanted.`
  return `The whole order is ${countUnits(units, item.unit)} at ${price} a ${item.unit}${average}: ${net} before VAT.${shared}`
}

/** Where a school does not get just what it asked for. */
const differing = (item: PoolItem, { quantity, received }: Taken): string[] => {
  if (received === quantity) return []
  const asked = countUnits(quantity, item.unit)
  if (item.packs === "whole")
    return [`You get ${received}: more was ordered than wanted, as that is cheaper.`]
  return received > quantity
    ? [`You asked for ${asked} and get ${received}, which fills a pack as you agreed.`]
    : [`You asked for ${asked} and get ${received}: the rest would have begun a pack that nobody fills.`]
}

const because = {
  none: "",
  "largest-remainder": ", with an odd penny because it was among the closest to the next one",
  turn: ", with an odd penny that fell to it by turn, because other schools were just as close",
}
