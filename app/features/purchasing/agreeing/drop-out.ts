import { deliveryRule } from "#app/features/purchasing/agreeing/delivery-parts.ts"
import type { Fall } from "#app/features/purchasing/agreeing/falls.ts"
import type { Market } from "#app/features/purchasing/agreeing/market.ts"
import { aboveUnitLimit, belowMinimum, unmetConditions } from "#app/features/purchasing/agreeing/stages.ts"
import { suspectsIn } from "#app/features/purchasing/agreeing/suspects.ts"
import { aboveTotalLimit } from "#app/features/purchasing/agreeing/total-limit.ts"
import { largestOrder, lower, type WholeOrder } from "#app/features/purchasing/agreeing/whole-order.ts"

/** What everybody accepts; `falls` has what happened to each bid on the way, by bid, the first fall first. */
export type Agreement = { order: WholeOrder; falls: readonly (readonly Fall[])[] }

/**
 * Drops out from the top: everybody begins at their largest step; whoever's condition fails goes down, all at once;
 * and the order is worked out again until nobody goes. Nobody ever comes back, so it ends, and since all go at once
 * the order of commitments does not matter. Where more from others never raises anybody's cost, what remains is the
 * greatest outcome that all accept, whatever the order in which they go (Tarski).
 */
export const dropOut = (market: Market): Agreement => {
  const delivery = deliveryRule(market)
  const suspects = suspectsIn(market, delivery.basis)
  const order = largestOrder(market, delivery)
  const falls: Fall[][] = market.bids.map(() => [])
  // Each only when nobody falls to those before it. Total limits come last: what everything costs a school falls when
  // one of its items goes, so looking early would turn schools away in vain.
  const stages = [
    () => belowMinimum(order),
    () => aboveUnitLimit(order, suspects),
    () => unmetConditions(order),
    () => aboveTotalLimit(order),
  ]
  for (;;) {
    const fallen = firstOf(stages)
    if (fallen.length === 0) return { order, falls }
    lower(order, fallen)
    for (const fall of fallen) falls[fall.bid]!.push(fall)
  }
}

const firstOf = (stages: readonly (() => Fall[])[]): Fall[] => {
  for (const stage of stages) {
    const fallen = stage()
    if (fallen.length > 0) return fallen
  }
  return []
}
