import { writeDecimal, writePounds } from "#app/core/decimal.ts"
import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import type { SharedItem, Taken } from "#app/features/purchasing/agreeing/share-goods.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { priceParts } from "#app/features/purchasing/pools/price-parts.ts"
import type { ShareWorkings } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

const listed = new Intl.ListFormat("en-GB")

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

const openingOf = (item: PoolItem, { units, charged }: SharedItem["order"], net: string): string => {
  const shared =
    units === charged ? "" : ` That is shared over the ${countUnits(charged, item.unit)} that schools wanted.`
  return `The whole order is ${countUnits(units, item.unit)}${pricesOf(item, units)}: ${net} before VAT.${shared}`
}

/** " at £3.50 a ream", ", 100 at £4.00 and 44 at £3.50 a ream" */
const pricesOf = (item: PoolItem, units: number): string => {
  const parts = priceParts(item, units)
  const at = parts.map(
    ({ quantity, unitPrice }) => `${writeCount(quantity)} at ${formatUnitPrice(unitPrice)}`,
  )
  return parts.length === 1
    ? ` at ${formatUnitPrice(parts[0]!.unitPrice)} ${withArticle(item.unit)}`
    : `, ${listed.format(at)} ${withArticle(item.unit)}`
}

/** Where a school does not get just what it asked for. */
const differing = (item: PoolItem, { quantity, received }: Taken): string[] => {
  if (received === quantity) return []
  const asked = countUnits(quantity, item.unit)
  if (item.packs === "whole")
    return [`You get ${writeCount(received)}: more was ordered than wanted, as that is cheaper.`]
  return received > quantity
    ? [`You asked for ${asked} and get ${writeCount(received)}, which fills a pack as you agreed.`]
    : [
        `You asked for ${asked} and get ${writeCount(received)}: the rest would have begun a pack that nobody fills.`,
      ]
}

const because = {
  none: "",
  "largest-remainder": ", with an odd penny because it was among the closest to the next one",
  turn: ", with an odd penny that fell to it by turn, because other schools were just as close",
}
