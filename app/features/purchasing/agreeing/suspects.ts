import type { Market } from "#app/features/purchasing/agreeing/market.ts"
import type { WholeOrder } from "#app/features/purchasing/agreeing/whole-order.ts"

/** Names the bids whose limits have to be looked at; all others hold for sure. */
export type Suspects = (order: WholeOrder) => Iterable<number>

/** Price units by which rounding every part up can make one unit dearer than its exact price. */
const MARGIN = 400

/**
 * Who may be above their limit. Where every unit of an item costs the same, and so bears the same of delivery, limits
 * are looked at from the lowest on: the price only rises as schools go, so each is passed once however slowly the
 * order falls apart. Where delivery weighs differently on each school, everybody with a limit is looked at.
 */
export const suspectsIn = (market: Market, basis: WholeOrder["delivery"]["basis"]): Suspects => {
  const limited = market.bids.flatMap(({ steps }, bid) =>
    steps.some(({ limit }) => limit !== Number.POSITIVE_INFINITY) ? [bid] : [],
  )
  if (limited.length === 0) return () => []
  if (market.terms.deliveryPence > 0n && basis !== "unit") return () => limited
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
