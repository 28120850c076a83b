import { divideUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions, LineConditions } from "#app/features/purchasing/commitments/conditions.ts"
import {
  changeByDemand,
  clearedIn,
  isMissed,
  type MoreDemand,
} from "#app/features/purchasing/explaining/more-demand.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type {
  Change,
  ExplainedReason,
  SchoolReason,
} from "#app/features/purchasing/reckoning/clearing-reasons.ts"

/** So many schools are worked out anew when a pool closes; the others read what their conditions met all the same. */
const MOST_SCHOOLS = 100

/**
 * Adds to every school's reasons what would have changed them: its own limits, and more demand from others. Nobody
 * learns another school's limit: a school reads what its own conditions cost it, and how far the demand was from a
 * price that the supplier has published.
 */
export function withChanges(
  terms: PoolTerms,
  commitments: readonly Commitment[],
  clearing: PoolClearing,
  tried: readonly MoreDemand[],
): ExplainedReason[] {
  let tries = MOST_SCHOOLS
  return clearing.reasons.map((reason): ExplainedReason => {
    const missed = reason.lines.filter(isMissed)
    const own = missed.length > 0 && tries-- > 0 ? ownChanges(terms, commitments, reason) : []
    const byDemand = missed.flatMap((line) => changeByDemand(tried, reason.schoolId, line) ?? [])
    return { ...reason, changes: [...byDemand, ...own] }
  })
}

type OwnChange = Extract<Change, { kind: "own-limit" }>

/** What the school would have had on no conditions, with the limits in whole pence that would still have let it. */
function ownChanges(terms: PoolTerms, commitments: readonly Commitment[], reason: SchoolReason): Change[] {
  const mine = commitments.find(({ schoolId }) => schoolId === reason.schoolId)
  if (!mine?.conditions) return []
  const linesWith = (conditions: Conditions | null) => {
    const all = commitments.map((one) => (one === mine ? { ...one, conditions } : one))
    return clearPool(terms, all).reasons.find(({ schoolId }) => schoolId === reason.schoolId)?.lines ?? []
  }
  const more = linesWith(null).filter((line) => line.cleared > clearedIn(reason.lines, line.itemId))
  for (let pennies = 0n; pennies <= MOST_PENNIES; pennies++) {
    const changes = more.map(
      ({ itemId, cleared, unitCost }): OwnChange => ({
        ...{ kind: "own-limit", itemId, quantity: cleared },
        limit:
          divideUp(unitCost ?? 0n, UNIT_PRICE_PER_PENNY) * UNIT_PRICE_PER_PENNY +
          pennies * UNIT_PRICE_PER_PENNY,
      }),
    )
    const then = linesWith({ ...onNoOther, lines: changes.map(limiting) })
    if (changes.every(({ itemId, quantity }) => clearedIn(then, itemId) === quantity)) return changes
  }
  return []
}

/** A limit is kept with every odd penny counted, which is a few pennies more than the exact cost. */
const MOST_PENNIES = 3n

const onNoOther = { totalLimit: null, leastSchools: null, allOrNothing: false }

const limiting = ({ itemId, quantity, limit }: OwnChange): LineConditions => ({
  ...{ itemId, tolerance: 0, substitute: null },
  steps: [{ quantity, limit }],
})
