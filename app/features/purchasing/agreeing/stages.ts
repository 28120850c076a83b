import type { Fall } from "#app/features/purchasing/agreeing/falls.ts"
import { otherOfLine } from "#app/features/purchasing/agreeing/market.ts"
import type { Suspects } from "#app/features/purchasing/agreeing/suspects.ts"
import { isWithinLimit, unitCostOf } from "#app/features/purchasing/agreeing/unit-limit.ts"
import type { WholeOrder } from "#app/features/purchasing/agreeing/whole-order.ts"
import { minimumOf } from "#app/features/purchasing/pools/pool.ts"
import type { Obstacle } from "#app/features/purchasing/reckoning/clearing-reasons.ts"

/** Bids for an item of which the supplier would not sell so little. */
export const belowMinimum = ({ market, levels, orders, demands }: WholeOrder): Fall[] => {
  if (orders.every((order, item) => order !== null || demands[item] === 0)) return []
  return market.bids.flatMap((bid, index) => {
    if (levels[index]! < 0 || orders[bid.item]) return []
    const item = market.terms.items[bid.item]!
    const minimum = item.packs === "split" ? Math.max(minimumOf(item), item.packSize) : minimumOf(item)
    return [
      { bid: index, to: -1, obstacles: [{ because: "minimum-order", minimum, demand: demands[bid.item]! }] },
    ]
  })
}

/** Bids whose unit costs more than their limit go down to the largest step that it does not. */
export const aboveUnitLimit = (order: WholeOrder, suspects: Suspects): Fall[] => {
  const falls: Fall[] = []
  for (const bid of suspects(order)) {
    const level = order.levels[bid]!
    if (level < 0 || isWithinLimit(order, bid, level)) continue
    const obstacles = [limitPassed(order, bid, level, true)]
    let to = level - 1
    for (; to >= 0 && !isWithinLimit(order, bid, to); to--)
      obstacles.unshift(limitPassed(order, bid, to, true))
    falls.push({ bid, to, obstacles })
  }
  return falls
}

/** A unit limit that is passed. Where only the pennies of rounding pass it, a unit costs as good as more. */
export const limitPassed = (order: WholeOrder, bid: number, level: number, isAsItFell: boolean): Obstacle => {
  const limit = BigInt(order.market.bids[bid]!.steps[level]!.limit)
  const { unitCost, deliveryPart } = unitCostOf(order, bid, level)
  return {
    because: "unit-limit",
    limit,
    unitCost: unitCost > limit ? unitCost : limit + 1n,
    deliveryPart,
    isAsItFell,
  }
}

/** Schools that wait for more schools than are in, and those that wanted all their items and have nothing of one. */
export const unmetConditions = ({ market, levels, bidsIn, partiesIn }: WholeOrder): Fall[] => {
  const isIn = (bid: number | undefined) => bid !== undefined && levels[bid]! >= 0
  return market.parties.flatMap(({ commitment, bids }, party) => {
    if (bidsIn[party] === 0) return []
    const { leastSchools = null, allOrNothing = false } = commitment.conditions ?? {}
    const missing = allOrNothing
      ? bids.find((bid) => !isIn(bid) && !isIn(otherOfLine(market, bid)))
      : undefined
    const obstacle: Obstacle | null =
      leastSchools !== null && partiesIn < leastSchools
        ? { because: "too-few-schools", leastSchools, schools: partiesIn }
        : missing !== undefined
          ? { because: "all-or-nothing", missingItemId: market.terms.items[market.bids[missing]!.item]!.id }
          : null
    if (obstacle === null) return []
    return bids.flatMap((bid) => (isIn(bid) ? [{ bid, to: -1, obstacles: [obstacle] }] : []))
  })
}
