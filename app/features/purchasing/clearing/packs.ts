import { apportion } from "#app/core/apportion.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import type {
  NothingClears,
  PacksCleared,
  PacksInstance,
} from "#app/features/purchasing/clearing/clearing.ts"
import { tierReached } from "#app/features/purchasing/clearing/goods-cost.ts"
import { assertFaultless } from "#app/features/purchasing/clearing/instance-faults.ts"
import { shareExactly } from "#app/features/purchasing/clearing/share-exactly.ts"
import { largestQuantity, quantityAt, sumOf, turnsOf } from "#app/features/purchasing/clearing/steps.ts"

/**
 * The whole packs to order for a demand: a begun pack is ordered when tolerances fill it, and left out when they
 * do not. Tolerance alone never orders a pack.
 */
export const unitsInPacks = (pack: number, demand: number, tolerance: number): number => {
  const begun = demand % pack
  return demand - begun + (begun > 0 && begun + tolerance >= pack ? pack : 0)
}

/** Clears what is bought in whole packs. A shortage is shared in proportion, a surplus by tolerance. */
export const clearPacks = (instance: PacksInstance): PacksCleared | NothingClears => {
  assertFaultless(instance)
  const { schools, unitsPerPenny } = instance
  const turns = turnsOf(schools)
  const outcome = quantitiesInPacks(instance)
  if (outcome === null) return { kind: "nothing-clears" }
  const { quantities, ordered, unitPrice } = outcome
  const committed = sumOf(quantities)
  const tolerances = schools.map(({ tolerance }, i) => (quantities[i]! > 0 ? tolerance : 0))
  const received = apportionUnits(Math.min(ordered, committed), quantities, turns)
  const extra = apportionUnits(Math.max(ordered - committed, 0), tolerances, turns)
  const total = divideHalfUp(unitPrice * BigInt(ordered), unitsPerPenny)
  const costs = received.map((units, i) => unitPrice * BigInt(units + extra[i]!))
  const shares = shareExactly(costs, unitsPerPenny, total, turns)
  const units = { mode: "packs", quantities, committed, ordered, received, extra } as const
  return { kind: "cleared", ...units, unitPrice, total, shares }
}

/** Demand at a price decides the packs, and they the price, which only rises: at most one round for each tier. */
const quantitiesInPacks = ({ pack, tiers, schools }: PacksInstance) => {
  let quantities = schools.map(largestQuantity)
  for (let unitPrice: bigint | undefined; ; ) {
    const tolerance = sumOf(schools.map((school, i) => (quantities[i]! > 0 ? school.tolerance : 0)))
    const ordered = unitsInPacks(pack, sumOf(quantities), tolerance)
    const price = tierReached(tiers, ordered)?.price
    if (price === undefined) return null
    if (price === unitPrice) return { quantities, ordered, unitPrice }
    unitPrice = price
    quantities = schools.map((school) => quantityAt(school, price))
  }
}

const apportionUnits = (units: number, weights: readonly number[], turns?: readonly number[]): number[] =>
  apportion(BigInt(units), weights.map(BigInt), turns).map(Number)
