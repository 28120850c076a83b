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
  const { party, item } = order.market.bids[bid]!
  const goods = roughGoods(order, item)
  const delivery = roughDelivery(order, party, units.all)
  if (isSurelyWithin(limit, goods + delivery.most, units.own)) return true
  const least = goods + delivery.least
  if (least - (least + 1) * 1e-9 > limit) return false
  return isWithinExactly(order, bid, level, units)
}

/** Whether a unit keeps its limit however parts are rounded: that adds two pennies at most to goods and to delivery. */
export const isSurelyWithin = (limit: number, most: number, units: number): boolean =>
  most + (most + 1) * 1e-9 + 400 / units < limit

/** Units that one step, and all of its party's together, are charged for at least. */
type Charged = { own: number; all: number }

const unitsWith = (order: WholeOrder, bid: number, level: number): Charged => {
  const own = leastUnits(order, bid, level)
  return {
    own,
    all: unitsOf(order, order.market.bids[bid]!.party) - leastUnits(order, bid, order.levels[bid]!) + own,
  }
}

/** What a unit of an item that is ordered costs, in price units as a float: it decides nearly every question. */
export const roughGoods = ({ orders }: WholeOrder, item: number): number =>
  Number(orders[item]!.goods) / orders[item]!.charged

/** What a party that is charged for so many units bears of delivery for each; as `roughGoods`. */
export const roughDelivery = (
  order: WholeOrder,
  party: number,
  units: number,
): { least: number; most: number } => {
  const { delivery, base, market, orders, levels } = order
  if (delivery.pence === 0n) return exactly(0)
  const whole = Number(delivery.pence) * 100
  if (delivery.basis === "unit") return exactly(whole / Number(base))
  if (delivery.basis === "school") {
    const { own, all } = partOfDelivery(order, party, units)
    return exactly((whole * Number(own)) / Number(all) / units)
  }
  let value = 0
  for (const bid of market.parties[party]!.bids) {
    const { item } = market.bids[bid]!
    if (levels[bid]! >= 0 && orders[item])
      value += (roughGoods(order, item) / 100) * quantityAtLevel(market.bids[bid]!, levels[bid]!)
  }
  const mostRounded = 2 * market.parties[party]!.bids.length
  const each = whole / Number(base || 1n) / units
  return {
    least: each * Math.max(0, Math.min(value - mostRounded, Number(base))),
    most: each * (value + mostRounded),
  }
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
