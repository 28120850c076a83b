import { floatOf } from "#app/core/apportioning/machine-integers.ts"
import { divideUp } from "#app/core/rounding.ts"
import { cheapestOrder } from "#app/features/purchasing/clearing/cheapest-order.ts"
import type { UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { sortByLimit, type UnitsByLimit } from "#app/features/purchasing/clearing/sort-by-limit.ts"
import { quantityAt } from "#app/features/purchasing/clearing/steps.ts"

/**
 * The greatest quantities that every school accepts when all pay the same for a unit, the fixed cost included.
 *
 * At one price for all, a step's units are wanted just when its limit reaches the price, so the demand left at each
 * price follows from the limits in order. From everybody's largest quantity on, those below the price drop out,
 * which raises it, until nobody is below it: each limit is passed once. Sorting takes the most of the time.
 */
export const quantitiesPerUnit = (instance: UnitsInstance): number[] => {
  const { limits, units } = sortByLimit(unitsByLimit(instance))
  let demand = 0
  for (const wanted of units) demand += wanted
  let passed = 0
  while (demand > 0) {
    const order = cheapestOrder(instance, demand)
    if (order === null) break
    // Limits are whole price units, so a limit reaches the exact price just when it reaches it rounded up.
    const price = divideUp(order.total, BigInt(demand))
    const priceFloat = Number(price)
    if (limits[passed]! >= priceFloat) return instance.schools.map((school) => quantityAt(school, price))
    while (passed < limits.length && limits[passed]! < priceFloat) demand -= units[passed++]!
  }
  return instance.schools.map(() => 0)
}

/** No price reaches this: every limit above it is as good as none, and floats count up to it exactly. */
const HIGHEST_LIMIT = 2n ** 52n

/** How many units more each step wants than the one before it, and up to which limit. */
const unitsByLimit = ({ schools }: UnitsInstance): UnitsByLimit => {
  let count = 0
  for (const { steps } of schools) count += steps.length
  const limits = new Float64Array(count)
  const units = new Float64Array(count)
  let at = 0
  for (const { steps } of schools) {
    let below = 0
    for (const { quantity, limit } of steps) {
      limits[at] = floatOf(limit < HIGHEST_LIMIT ? limit : HIGHEST_LIMIT)
      units[at++] = quantity - below
      below = quantity
    }
  }
  return { limits, units }
}
