import { cheapestOrder } from "#app/features/purchasing/clearing/cheapest-order.ts"
import type { UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { divideUp, quantityAt } from "#app/features/purchasing/clearing/steps.ts"

/**
 * The greatest quantities that every school accepts when all pay the same for a unit, the fixed cost included.
 *
 * At one price for all, a step's units are wanted just when its limit reaches the price, so the demand left at each
 * price follows from the limits in order. From everybody's largest quantity on, those below the price drop out,
 * which raises it, until nobody is below it: each limit is passed once. O(m log m) in the number of steps.
 */
export const quantitiesPerUnit = (instance: UnitsInstance): number[] => {
  const { demandByLimit, total } = demandOf(instance)
  const limits = Float64Array.from(demandByLimit.keys()).sort()
  let demand = total
  let passed = 0
  while (demand > 0) {
    const order = cheapestOrder(instance, demand)
    if (order === null) break
    // Limits are whole price units, so a limit reaches the exact price just when it reaches it rounded up.
    const price = divideUp(order.total, BigInt(demand))
    const priceFloat = Number(price)
    if (limits[passed]! >= priceFloat) return instance.schools.map((school) => quantityAt(school, price))
    while (passed < limits.length && limits[passed]! < priceFloat)
      demand -= demandByLimit.get(limits[passed++]!)!
  }
  return instance.schools.map(() => 0)
}

/** No price reaches this: every limit above it is as good as none, and floats count up to it exactly. */
const HIGHEST_LIMIT = 2 ** 52

/** How many units more than at the next lower limit are wanted at each limit. */
const demandOf = ({ schools }: UnitsInstance) => {
  const demandByLimit = new Map<number, number>()
  let total = 0
  for (const { steps } of schools) {
    let below = 0
    for (const { quantity, limit } of steps) {
      const limitFloat = Math.min(Number(limit), HIGHEST_LIMIT)
      demandByLimit.set(limitFloat, (demandByLimit.get(limitFloat) ?? 0) + quantity - below)
      below = quantity
    }
    total += below
  }
  return { demandByLimit, total }
}
