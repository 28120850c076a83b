import type { Pence } from "#app/core/money.ts"
import { divideHalfUp, divideUp } from "#app/core/rounding.ts"
import { cheapestOrder } from "#app/features/purchasing/clearing/cheapest-order.ts"
import type {
  Clearing,
  ClearingInstance,
  PacksCleared,
  PacksInstance,
  Step,
  UnitsCleared,
  UnitsInstance,
} from "#app/features/purchasing/clearing/clearing.ts"
import { countSharers, exactCost, type Joint } from "#app/features/purchasing/clearing/exact-cost.ts"
import { tierReached } from "#app/features/purchasing/clearing/goods-cost.ts"
import { unitsInPacks } from "#app/features/purchasing/clearing/packs.ts"
import { sumOf } from "#app/features/purchasing/clearing/steps.ts"

/** Why a school did not get one of its steps: what would have become of it, had it joined those who are in. */
export type Refusal = { step: Step } & (
  | {
      /** All-in for one unit, in price units, rounded up: always above the step's limit. */
      because: "price"
      unitCost: bigint
    }
  | {
      /** Even with this step the order would be below the supplier's minimum. */
      because: "minimum-order"
      unitsShort: number
    }
)

/** Where a school's share comes from. `goodsPart` and `fixedPart` are in price units, rounded half up to one. */
export type Workings = {
  share: Pence
  goodsPart: bigint
  fixedPart: bigint
  /** All-in for one unit, in price units, rounded up: never above the limit. */
  unitCost: bigint
  /** Whether rounding to whole pence added to the exact cost, took from it, or was not needed. */
  rounding: "up" | "down" | "none"
}

/** One school's answer to "why?". `refusals` has its steps beyond the one it got, the smallest first. */
export type Reason =
  | ({ kind: "in"; quantity: number; refusals: Refusal[] } & Workings)
  | { kind: "out"; refusals: Refusal[] }

/** Explains an instance's own clearing to one of its schools, by its index. Uses no other school's limits. */
export const reasonFor = (instance: ClearingInstance, clearing: Clearing, index: number): Reason => {
  const quantity = clearing.kind === "cleared" ? clearing.quantities[index]! : 0
  const refusals = instance.schools[index]!.steps.filter((step) => step.quantity > quantity).map((step) =>
    refusalOf(instance, clearing, index, step),
  )
  if (clearing.kind !== "cleared" || quantity === 0) return { kind: "out", refusals }
  return { kind: "in", quantity, refusals, ...workingsOf(instance, clearing, index) }
}

const workingsOf = (
  instance: ClearingInstance,
  clearing: UnitsCleared | PacksCleared,
  index: number,
): Workings => {
  const share = clearing.shares[index]!
  const units =
    clearing.mode === "packs"
      ? clearing.received[index]! + clearing.extra[index]!
      : clearing.quantities[index]!
  const { goods, fixed, over } =
    clearing.mode === "packs"
      ? { goods: clearing.unitPrice * BigInt(units), fixed: 0n, over: 1n }
      : exactCost(instance as UnitsInstance, jointOf(clearing), units)
  const rounded = share * instance.unitsPerPenny * over - (goods + fixed)
  return {
    share,
    goodsPart: divideHalfUp(goods, over),
    fixedPart: divideHalfUp(fixed, over),
    unitCost: units > 0 ? divideUp(goods + fixed, over * BigInt(units)) : 0n,
    rounding: rounded > 0n ? "up" : rounded < 0n ? "down" : "none",
  }
}

const jointOf = ({ quantities, committed, exactGoods, fixed }: UnitsCleared): Joint => ({
  demand: committed,
  sharers: countSharers(quantities),
  goods: exactGoods,
  fixed,
})

const refusalOf = (instance: ClearingInstance, clearing: Clearing, index: number, step: Step): Refusal => {
  const quantities = clearing.kind === "cleared" ? clearing.quantities.slice() : instance.schools.map(() => 0)
  quantities[index] = step.quantity
  return instance.mode === "packs"
    ? refusalInPacks(instance, quantities, step)
    : refusalInUnits(instance, quantities, step)
}

const refusalInUnits = (instance: UnitsInstance, quantities: readonly number[], step: Step): Refusal => {
  const demand = sumOf(quantities)
  const order = cheapestOrder(instance, demand)
  if (order === null) {
    const unitsShort = Math.min(...instance.suppliers.map(({ tiers }) => tiers[0]!.min)) - demand
    return { step, because: "minimum-order", unitsShort }
  }
  const joint = { demand, sharers: countSharers(quantities), goods: order.goods, fixed: order.supplier.fixed }
  const { goods, fixed, over } = exactCost(instance, joint, step.quantity)
  const unitCost = divideUp(goods + fixed, over * BigInt(step.quantity))
  return { step, because: "price", unitCost }
}

const refusalInPacks = (
  { pack, tiers, schools }: PacksInstance,
  quantities: readonly number[],
  step: Step,
): Refusal => {
  const tolerance = sumOf(schools.map((school, i) => (quantities[i]! > 0 ? school.tolerance : 0)))
  const demand = sumOf(quantities)
  const ordered = unitsInPacks(pack, demand, tolerance)
  const tier = tierReached(tiers, ordered)
  if (tier) return { step, because: "price", unitCost: tier.price }
  const leastOrder = Math.ceil(tiers[0]!.min / pack) * pack
  return { step, because: "minimum-order", unitsShort: leastOrder - demand }
}
