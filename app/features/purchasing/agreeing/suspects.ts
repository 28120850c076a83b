import type { Market } from "#app/features/purchasing/agreeing/market.ts"
import { isSurelyWithin, roughDelivery, roughGoods } from "#app/features/purchasing/agreeing/unit-limit.ts"
import { unitsOf, type WholeOrder } from "#app/features/purchasing/agreeing/whole-order.ts"

/** Names the bids whose limits have to be looked at; all others hold for sure. */
export type Suspects = (order: WholeOrder) => Iterable<number>

/** Price units by which rounding every part up can make one unit dearer than its exact price. */
const MARGIN = 400

/**
 * Who may be above their limit. Where every unit of an item costs the same, and so bears the same of delivery, limits
 * are looked at from the lowest on: the price only rises as schools go, so each is passed once however slowly the
 * order falls apart. Where delivery weighs differently on each school, what it adds to a unit is worked out once a school,
 * and held against each of its limits.
 */
export const suspectsIn = (market: Market, basis: WholeOrder["delivery"]["basis"]): Suspects => {
  const limited = market.bids.flatMap(({ steps }, bid) =>
    steps.some(({ limit }) => limit !== Number.POSITIVE_INFINITY) ? [bid] : [],
  )
  if (limited.length === 0) return () => []
  if (market.terms.deliveryPence > 0n && basis !== "unit") return dearForTheirSchool(market, limited)
  const byItem = market.terms.items.map((_, item) => sortedSteps(market, limited, item))
  const passed = market.terms.items.map(() => 0)
  return (order) => {
    const found = new Set<number>()
    for (const [item, steps] of byItem.entries()) {
      const price = priceOf(order, item)
      if (price === null) continue
      while (passed[item]! < steps.length && steps[passed[item]!]!.limit < price - 1)
        addIfThere(found, order, steps[passed[item]!++]!)
      for (let at = passed[item]!; at < steps.length && steps[at]!.limit <= price + MARGIN + 1; at++)
        addIfThere(found, order, steps[at]!)
    }
    return found
  }
}

const dearForTheirSchool = ({ bids, parties }: Market, limited: readonly number[]): Suspects => {
  const limitedOf = parties.map((): number[] => [])
  for (const bid of limited) limitedOf[bids[bid]!.party]!.push(bid)
  return function* (order) {
    const { levels, orders, bidsIn } = order
    const goods = orders.map((placed, item) => (placed ? roughGoods(order, item) : 0))
    for (const [party, own] of limitedOf.entries()) {
      if (own.length === 0 || bidsIn[party] === 0) continue
      const { most } = roughDelivery(order, party, unitsOf(order, party))
      for (const bid of own) {
        const level = levels[bid]!
        if (level < 0) continue
        const { item, steps } = bids[bid]!
        if (!isSurelyWithin(steps[level]!.limit, goods[item]! + most, 1)) yield bid
      }
    }
  }
}

type LimitedStep = { bid: number; level: number; limit: number }

const sortedSteps = ({ bids }: Market, limited: readonly number[], item: number): LimitedStep[] =>
  limited
    .filter((bid) => bids[bid]!.item === item)
    .flatMap((bid) => bids[bid]!.steps.map(({ limit }, level) => ({ bid, level, limit })))
    .sort((a, b) => a.limit - b.limit)

const addIfThere = (found: Set<number>, { levels }: WholeOrder, { bid, level }: LimitedStep): void => {
  if (levels[bid] === level) found.add(bid)
}

/** What a unit costs all in, where that is the same for everybody; null for an item without an order. */
const priceOf = ({ orders, delivery, base }: WholeOrder, item: number): number | null => {
  const placed = orders[item]
  if (!placed) return null
  return (
    Number(placed.goods) / placed.charged +
    (delivery.pence === 0n ? 0 : (Number(delivery.pence) * 100) / Number(base))
  )
}
