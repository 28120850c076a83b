import { apportion } from "#app/core/apportion.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { cheapestOrder, type Order } from "#app/features/purchasing/clearing/cheapest-order.ts"
import type {
  NothingClears,
  UnitsCleared,
  UnitsInstance,
} from "#app/features/purchasing/clearing/clearing.ts"
import { countSharers, exactCost } from "#app/features/purchasing/clearing/exact-cost.ts"
import { assertFaultless } from "#app/features/purchasing/clearing/instance-faults.ts"
import { quantitiesPerSchool } from "#app/features/purchasing/clearing/per-school.ts"
import { quantitiesPerUnit } from "#app/features/purchasing/clearing/per-unit.ts"
import { shareExactly } from "#app/features/purchasing/clearing/share-exactly.ts"
import { sumOf, turnsOf } from "#app/features/purchasing/clearing/steps.ts"

/** Clears what is bought by the unit: see `clear`. */
export const clearUnits = (instance: UnitsInstance): UnitsCleared | NothingClears => {
  assertFaultless(instance)
  const quantities = instance.rule === "perUnit" ? quantitiesPerUnit(instance) : quantitiesPerSchool(instance)
  const committed = sumOf(quantities)
  const order = committed === 0 ? null : cheapestOrder(instance, committed)
  if (order === null) return { kind: "nothing-clears" }
  const goods = divideHalfUp(order.goods, instance.unitsPerPenny)
  const { id: supplier, fixed } = order.supplier
  const total = goods + fixed
  return {
    kind: "cleared",
    mode: "units",
    supplier,
    quantities,
    committed,
    ordered: order.units,
    surplus: order.units - committed,
    goods,
    exactGoods: order.goods,
    fixed,
    total,
    shares: sharesOf(instance, quantities, order, total),
  }
}

const sharesOf = (instance: UnitsInstance, quantities: readonly number[], order: Order, total: bigint) => {
  const turns = turnsOf(instance.schools)
  // Where nothing is rounded the costs are in the proportion of the quantities, which are divided much faster.
  if (instance.rule === "perUnit" && order.total === total * instance.unitsPerPenny) {
    return apportion(total, asWeights(quantities), turns)
  }
  const { goods, supplier } = order
  const sharers = countSharers(quantities)
  const joint = { demand: sumOf(quantities), sharers, goods, fixed: supplier.fixed }
  const exact = quantities.map((quantity) => exactCost(instance, joint, quantity))
  const costs = exact.map((cost) => cost.goods + cost.fixed)
  return shareExactly(costs, exact[0]!.over * instance.unitsPerPenny, total, turns)
}

/** The same few quantities occur over and over, so each becomes a bigint once. */
const asWeights = (quantities: readonly number[]): bigint[] => {
  const weights = new Map<number, bigint>()
  return quantities.map((quantity) => {
    const known = weights.get(quantity)
    if (known !== undefined) return known
    const weight = BigInt(quantity)
    weights.set(quantity, weight)
    return weight
  })
}
