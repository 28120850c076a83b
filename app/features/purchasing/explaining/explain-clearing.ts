import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { withChanges } from "#app/features/purchasing/explaining/changes.ts"
import { tryMoreDemand } from "#app/features/purchasing/explaining/more-demand.ts"
import { withRescues } from "#app/features/purchasing/explaining/rescues.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { ExplainedReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"

/** What closing came to, with who could have rescued what it did not bring; and every school's own reasons. */
export function explainClearing(
  terms: PoolTerms,
  commitments: readonly Commitment[],
  clearing: PoolClearing,
): { clearing: PoolClearing; reasons: ExplainedReason[] } {
  const tried = tryMoreDemand(terms, commitments, clearing)
  const reasons = withChanges(terms, commitments, clearing, tried)
  return { clearing: { ...clearing, items: withRescues(terms, clearing.items, { reasons, tried }) }, reasons }
}
