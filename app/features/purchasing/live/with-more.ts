import type { Pence } from "#app/core/money.ts"
import { schoolTotals } from "#app/features/purchasing/additions/school-totals.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

export type More = { itemId: string; units: number }

/** What every school that is in saves with more demand, VAT included; below zero where it would pay more. */
export type Savings = { bySchool: ReadonlyMap<string, Pence>; together: Pence }

const ANOTHER_SCHOOL = "ffffffff-ffff-4fff-bfff-ffffffffffff"

/** Another school that takes so many units and nothing else, of a size in the middle of those that are in. */
export const anotherSchool = (commitments: readonly Commitment[], { itemId, units }: More): Commitment => {
  const rolls = commitments.flatMap(({ numberOnRoll }) => numberOnRoll ?? []).sort((a, b) => a - b)
  return {
    ...{ schoolId: ANOTHER_SCHOOL, schoolName: "another school" },
    numberOnRoll: rolls[Math.floor(rolls.length / 2)] ?? null,
    lines: [{ itemId, quantity: units }],
  }
}

/** What a pool would clear to if another school took so much more, under everybody's conditions. */
export const clearWith = (terms: PoolTerms, commitments: readonly Commitment[], more: More): PoolClearing =>
  clearPool(terms, [...commitments, anotherSchool(commitments, more)])

/**
 * What schools that are in would save if another school took so much more: the difference of two clearings. null
 * where nothing is bought without it, so that there is nothing to save on, or where the pool's rule cannot share
 * delivery with a school that it does not know.
 */
export function savingsWith(now: PoolClearing, then: PoolClearing): Savings | null {
  if (now.kind !== "cleared") return null
  if (then.kind !== "cleared" || then.splitRefusal !== now.splitRefusal) return null
  const after = schoolTotals(then)
  const bySchool = new Map(
    [...schoolTotals(now)].map(([schoolId, before]) => [schoolId, before - (after.get(schoolId) ?? 0n)]),
  )
  return { bySchool, together: [...bySchool.values()].reduce((sum, saved) => sum + saved, 0n) }
}
