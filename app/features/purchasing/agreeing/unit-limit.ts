import { divideUp } from "#app/core/rounding.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"
import { type Market, quantityAtLevel } from "#app/features/purchasing/agreeing/market.ts"
import {
  leastUnits,
  partOfDelivery,
  unitsOf,
  type WholeOrder,
} from "#app/features/purchasing/agreeing/whole-order.ts"

/**
 * Whether a limit can be looked at before rounding. With one item, or no delivery, every school's pence can be made
 * to keep a limit that its exact cost keeps; otherwise goods and delivery are looked at with each rounded up.
 */
export const isLimitExact = ({ terms }: Market, basis: WholeOrder["delivery"]["basis"]): boolean =>
  terms.deliveryPence === 0n ||
  (terms.items.length === 1 && terms.items[0]!.packs === "whole" && basis !== "value")

/** Whether a bid's step costs no more than its limit in an order that has room for it. */
export const isWithinLimit = (order: WholeOrder, bid: number, level: number): boolean => {
  const { limit } = order.market.bids[bid]!.steps[level]!
  if (limit === Number.POSITIVE_INFINITY) return true
  const units = unitsWith(order, bid, level)
  const rough = roughUnitCost(order, bid, units.all)
  // Rounding up adds two pennies at most to the goods and two to delivery.
  if (rough.most + (rough.most + 1) * 1e-9 + 400 / units.own < limit) return true
  if (rough.least - (rough.least + 1) * 1e-9 > limit) return false
  return isWithinExactly(order, bid, level, units)
}

/** Units that one step, and all of its party's together, are charged for at least. */
type Charged = { own: number; all: number }

const unitsWith = (order: WholeOrder, bid: number, level: number): Charged => {
  const own = leastUnits(order, bid, level)
  return {
    own,
    all: unitsOf(order, order.market.bids[bid]!.party) - leastUnits(order, bid, order.levels[bid]!) + own,
  }
}

/** In price units, as floats: what decides nearly every question without long division. */
const roughUnitCost = (order: WholeOrder, bid: number, units: number): { least: number; most: number } => {
  const { delivery, base, market, orders, levels } = order
  const { party, item } = market.bids[bid]!
  const placed = orders[item]!
  const goods = Number(placed.goods) / placed.charged
  if (delivery.pence === 0n) return { least: goods, most: goods }
  const whole = Number(delivery.pence) * 100
  if (delivery.basis === "unit") return exactly(goods + whole / Number(base))
  if (delivery.basis === "school") {
    const { own, all } = partOfDelivery(order, party, units)
    return exactly(goods + (whole * Number(own)) / Number(all) / units)
  }
  let value = 0
  for (const other of market.parties[party]!.bids) {
    const theirs = orders[market.bids[other]!.item]
    if (levels[other]! >= 0 && theirs)
      value +=
        (Number(theirs.goods) / theirs.charged / 100) * quantityAtLevel(market.bids[other]!, levels[other]!)
  }
  const mostRounded = 2 * market.parties[party]!.bids.length
  const each = whole / Number(base || 1n) / units
  const least = goods + each * Math.max(0, Math.min(value - mostRounded, Number(base)))
  return { least, most: goods + each * (value + mostRounded) }
}

const exactly = (each: number) => ({ least: each, most: each })

const isWithinExactly = (order: WholeOrder, bid: number, level: number, units: Charged): boolean => {
  const { market, orders, delivery } = order
  const one = market.bids[bid]!
  const placed = orders[one.item]!
  const limit = BigInt(one.steps[level]!.limit)
  const charged = BigInt(placed.charged)
  if (delivery.pence === 0n) return limit * charged >= placed.goods
  const part = partOfDelivery(order, one.party, units.all)
  const own = BigInt(units.own)
  const all = BigInt(units.all)
  const bears = delivery.pence * part.own
  if (isLimitExact(market, delivery.basis))
    return limit * own * charged * part.all >= placed.goods * own * part.all + 100n * bears * charged
  // How many units come out of split packs is not known yet, so a penny more may fall on the fewest.
  const unknown = market.terms.items.some(({ packs }) => packs === "split") ? 1n : 0n
  const goods = divideUp(placed.goods * own, charged * 100n) + unknown
  return goods * all + (divideUp(bears, part.all) + unknown) * own <= divideUp(limit * own, 100n) * all
}

/** What one unit of a step comes to all in, rounded up to a price unit, and how much of that is delivery. */
export const unitCostOf = (
  order: WholeOrder,
  bid: number,
  level: number,
): { unitCost: UnitPrice; deliveryPart: UnitPrice } => {
  const { market, orders, delivery } = order
  const placed = orders[market.bids[bid]!.item]!
  const units = unitsWith(order, bid, level)
  const part = partOfDelivery(order, market.bids[bid]!.party, units.all)
  const charged = BigInt(placed.charged)
  const shared = part.all * BigInt(units.all)
  const bears = 100n * delivery.pence * part.own
  return {
    unitCost: divideUp(placed.goods * shared + bears * charged, charged * shared),
    deliveryPart: bears / shared,
  }
}
