import { divideUp } from "#app/core/rounding.ts"
import type { DeliveryRule, Part } from "#app/features/purchasing/agreeing/delivery-parts.ts"
import { chargedUnits, type ItemOrder, itemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import { type Market, quantityAtLevel } from "#app/features/purchasing/agreeing/market.ts"

/** The order that bids at their levels add up to, with what is needed to price any of them. */
export type WholeOrder = {
  readonly market: Market
  readonly delivery: DeliveryRule
  /** What every bid takes: the place of one of its steps, or -1 for none. */
  levels: number[]
  /** By item; null where nothing is wanted or the supplier sells no such quantity. */
  orders: (ItemOrder | null)[]
  demands: number[]
  /** The tolerances of those who are in, together; by item. */
  tolerances: number[]
  /** How many bids of each party are in, and how many parties have any. */
  bidsIn: number[]
  partiesIn: number
  /** Names those who are in, among all orders of one market that are looked at one after another. */
  company: string
  /** What the whole order shares delivery by: units, or the pence that all goods cost. */
  base: bigint
}

/** Everybody at their largest step. */
export const largestOrder = (market: Market, delivery: DeliveryRule): WholeOrder => {
  const order: WholeOrder = {
    ...{ market, delivery, partiesIn: 0, company: "", base: 0n },
    levels: market.bids.map(({ steps }) => steps.length - 1),
    orders: market.terms.items.map(() => null),
    demands: market.terms.items.map(() => 0),
    tolerances: market.terms.items.map(() => 0),
    bidsIn: market.parties.map(() => 0),
  }
  for (const [index, bid] of market.bids.entries()) {
    order.demands[bid.item]! += quantityAtLevel(bid, order.levels[index]!)
    order.tolerances[bid.item]! += bid.tolerance
    if (order.bidsIn[bid.party]!++ === 0) order.partiesIn++
  }
  settle(order, new Set(market.terms.items.keys()))
  return order
}

/** Takes bids down to lower levels, in place, and works the order out anew. */
export const lower = (order: WholeOrder, falls: readonly { bid: number; to: number }[]): void => {
  const { market, levels } = order
  const changed = new Set<number>()
  for (const { bid: index, to } of falls) {
    const bid = market.bids[index]!
    changed.add(bid.item)
    order.demands[bid.item]! -= quantityAtLevel(bid, levels[index]!) - quantityAtLevel(bid, to)
    if (to < 0) {
      order.tolerances[bid.item]! -= bid.tolerance
      if (--order.bidsIn[bid.party]! === 0) order.partiesIn--
    }
    levels[index] = to
  }
  settle(order, changed)
}

const settle = (order: WholeOrder, changed: ReadonlySet<number>): void => {
  const { market, demands, tolerances, delivery } = order
  for (const place of changed)
    order.orders[place] = itemOrder(market.terms.items[place]!, demands[place]!, tolerances[place]!)
  order.base = baseOf(delivery, order.orders)
  // While parties only leave, their number tells which they are.
  order.company = String(order.partiesIn)
}

/** The same order if one bid went up to a level, and everybody else stayed where they are. */
export const withBidAt = (order: WholeOrder, bid: number, level: number): WholeOrder => {
  const { market, delivery, bidsIn, partiesIn } = order
  const { party, item, tolerance } = market.bids[bid]!
  const before = order.levels[bid]!
  const more = quantityAtLevel(market.bids[bid]!, level) - quantityAtLevel(market.bids[bid]!, before)
  const demand = order.demands[item]! + more
  const tolerances = order.tolerances[item]! + (before < 0 ? tolerance : 0)
  const orders = order.orders.with(item, itemOrder(market.terms.items[item]!, demand, tolerances))
  const isNew = bidsIn[party] === 0
  return {
    ...{ market, delivery, orders },
    levels: order.levels.with(bid, level),
    demands: order.demands.with(item, demand),
    tolerances: order.tolerances.with(item, tolerances),
    bidsIn: before < 0 ? bidsIn.with(party, bidsIn[party]! + 1) : bidsIn,
    partiesIn: partiesIn + (isNew ? 1 : 0),
    company: isNew ? `${order.company} and ${party}` : order.company,
    base: baseOf(delivery, orders),
  }
}

const baseOf = (delivery: DeliveryRule, orders: WholeOrder["orders"]): bigint =>
  delivery.basis === "value" ? goodsPence(orders) : unitsCharged(orders)

const unitsCharged = (orders: WholeOrder["orders"]): bigint =>
  BigInt(orders.reduce((sum, order) => sum + (order?.charged ?? 0), 0))

const goodsPence = (orders: WholeOrder["orders"]): bigint =>
  orders.reduce((sum, order) => sum + (order ? (order.goods + 50n) / 100n : 0n), 0n)

/** Units that a bid is charged for at least at a level. How many come out of split packs is known in the end. */
export const leastUnits = (
  { market, orders, tolerances }: WholeOrder,
  bid: number,
  level: number,
): number => {
  const one = market.bids[bid]!
  const placed = orders[one.item]
  if (level < 0 || !placed) return 0
  const quantity = one.steps[level]!.quantity
  if (market.terms.items[one.item]!.packs === "whole") return quantity
  const own = { quantity, tolerance: one.tolerance, tolerances: tolerances[one.item]! }
  return chargedUnits(placed, true, own).least
}

/** Units that all of a party's bids are charged for at least. */
export const unitsOf = (order: WholeOrder, party: number): number => {
  let units = 0
  for (const bid of order.market.parties[party]!.bids) units += leastUnits(order, bid, order.levels[bid]!)
  return units
}

/** What goods of a quantity cost a school at most, each item's part rounded up to a penny. */
export const goodsAtMost = (order: WholeOrder, bid: number, level: number): bigint => {
  const { market, orders, tolerances } = order
  const one = market.bids[bid]!
  const placed = orders[one.item]
  if (level < 0 || !placed) return 0n
  const isSplit = market.terms.items[one.item]!.packs === "split"
  const own = {
    quantity: quantityAtLevel(one, level),
    tolerance: one.tolerance,
    tolerances: tolerances[one.item]!,
  }
  return divideUp(
    placed.goods * BigInt(chargedUnits(placed, isSplit, own).most),
    BigInt(placed.charged) * 100n,
  )
}

/** What a party bears of delivery when it is charged for so many units. */
export const partOfDelivery = (order: WholeOrder, party: number, units: number): Part => {
  const { delivery, base, bidsIn, company, market, levels } = order
  if (delivery.basis === "unit") return { own: BigInt(units), all: base || 1n }
  if (delivery.basis === "school") {
    const { weights, sum } = delivery.weigh(bidsIn, company)
    return { own: weights[party]!, all: sum || 1n }
  }
  const value = market.parties[party]!.bids.reduce(
    (sum, bid) => sum + goodsAtMost(order, bid, levels[bid]!),
    0n,
  )
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint.
  return { own: value < base ? value : base, all: base || 1n }
}

/** A party's part of delivery, rounded up to a penny. */
export const deliveryAtMost = (order: WholeOrder, party: number): bigint => {
  const { own, all } = partOfDelivery(order, party, unitsOf(order, party))
  return divideUp(order.delivery.pence * own, all)
}
