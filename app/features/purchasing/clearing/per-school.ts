import { divideUp } from "#app/core/rounding.ts"
import { cheapestOrder } from "#app/features/purchasing/clearing/cheapest-order.ts"
import type { Bidder, UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { largestQuantity, sumOf } from "#app/features/purchasing/clearing/steps.ts"

/**
 * The greatest quantities that every school accepts when each pays its units and an equal part of the fixed cost.
 *
 * While the price of a unit stands, it is decided how many schools must share the fixed cost before each one is
 * content; the most schools of whom all are content is an h-index, found in linear time. Those who are left may
 * reach a lower tier only, and the question is asked again at its price: once per tier where all units cost the
 * same, and never more often than demand falls.
 */
export const quantitiesPerSchool = (instance: UnitsInstance): number[] => {
  let quantities = instance.schools.map(largestQuantity)
  for (;;) {
    const demand = sumOf(quantities)
    const order = demand === 0 ? null : cheapestOrder(instance, demand)
    if (order === null) return quantities.map(() => 0)
    const fixed = order.supplier.fixed * instance.unitsPerPenny
    const remaining = contentAt({ goods: order.goods, demand: BigInt(demand), fixed }, instance.schools)
    if (sumOf(remaining) === demand) return quantities
    quantities = remaining
  }
}

/** A unit costs goods ÷ demand; every amount is in price units. */
type Offer = { goods: bigint; demand: bigint; fixed: bigint }

const contentAt = (offer: Offer, schools: readonly Bidder[]): number[] => {
  const needed = schools.map((school) => sharersNeeded(offer, school))
  const count = mostWhoAreContent(needed)
  return schools.map((school, i) => (needed[i]! <= count ? quantityWith(offer, school, BigInt(count)) : 0))
}

/** What a step leaves, of all the school would pay for it, for the fixed cost: in price units × demand. */
const roomIn = ({ goods, demand }: Offer, { quantity, limit }: Bidder["steps"][number]): bigint =>
  BigInt(quantity) * (limit * demand - goods)

/** The fewest schools that must share the fixed cost for this one to be content with any step. */
const sharersNeeded = (offer: Offer, { steps }: Bidder): number => {
  let room = -1n
  for (const step of steps) {
    const left = roomIn(offer, step)
    if (left > room) room = left
  }
  if (room < 0n || (room === 0n && offer.fixed > 0n)) return Number.POSITIVE_INFINITY
  return offer.fixed === 0n ? 1 : Number(divideUp(offer.fixed * offer.demand, room))
}

/** The largest n such that n schools need no more than n sharers. */
const mostWhoAreContent = (needed: readonly number[]): number => {
  const countBy = new Uint32Array(needed.length + 1)
  for (const sharers of needed) if (sharers <= needed.length) countBy[sharers]!++
  let content = 0
  let most = 0
  for (let count = 1; count <= needed.length; count++) {
    content += countBy[count]!
    if (content >= count) most = count
  }
  return most
}

const quantityWith = (offer: Offer, { steps }: Bidder, sharers: bigint): number =>
  steps.findLast((step) => roomIn(offer, step) * sharers >= offer.fixed * offer.demand)?.quantity ?? 0
