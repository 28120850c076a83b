export type LadderTier = { fromQuantity: number; unitPriceText: string; savingText?: string }

const RUNG_GAP = 76
const TOP = 40
const FOOT = 22

/**
 * Where everything of a ladder stands, in pixels from its top. Rungs are equally far apart whatever their quantities,
 * so that their labels never meet; between two rungs demand climbs in proportion. `tiers`, one or more, rise by `fromQuantity`.
 */
export function ladderGeometry(tiers: LadderTier[], demand: number, mine: number) {
  const starts = tiers.map((tier) => tier.fromQuantity)
  // A price without a minimum is the ground; under a minimum there is ground without a price.
  if (starts[0]! > 1) starts.unshift(0)
  const last = starts.at(-1)!
  // Above the last rung the ladder goes on for half a step, or as far as demand has come.
  const quantities = [...starts, Math.max(demand, last + 1)]
  const height = TOP + (starts.length - 1) * RUNG_GAP + FOOT
  const foot = height - FOOT
  const heights = quantities.map((_, step) => foot - Math.min(step, starts.length - 0.6) * RUNG_GAP)
  const yOf = (quantity: number) => Math.round(between(quantities, heights, quantity))
  const reached = tiers.findLastIndex((tier) => tier.fromQuantity <= demand)
  const rungs = tiers.map((tier, index) => ({
    ...tier,
    y: yOf(tier.fromQuantity),
    isReached: index <= reached,
  }))
  return {
    height,
    foot,
    demandY: yOf(demand),
    othersY: yOf(Math.max(0, demand - mine)),
    rungs,
    now: rungs[reached],
    next: rungs[reached + 1],
  }
}

/** Where a value stands on a line through points whose places rise; beyond its ends, at its nearer end. */
function between(places: number[], heights: number[], place: number): number {
  const after = places.findIndex((known) => known >= place)
  if (after <= 0) return heights.at(after)!
  const [left, right] = [places[after - 1]!, places[after]!]
  const part = (place - left) / (right - left)
  return heights[after - 1]! + part * (heights[after]! - heights[after - 1]!)
}
