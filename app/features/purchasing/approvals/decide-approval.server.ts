import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { poolToApprove } from "#app/features/purchasing/approvals/approved-thing.ts"
import { decideAnswer } from "#app/features/purchasing/approvals/decide-answer.server.ts"
import type { Decision } from "#app/features/purchasing/approvals/decide-approval-form.ts"
import { watchCap } from "#app/features/purchasing/cap/watch-cap.server.ts"
import { whyTooLate } from "#app/features/purchasing/commitments/commit-to-pool.server.ts"
import type { HeldPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { PoolState } from "#app/features/purchasing/pools/pool.ts"
import type { Refusal } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/** Approves or refuses the acting school's answer to a pool that `holdPool` holds; with it a cap may be reached. */
export async function decideApproval(
  tx: Tx,
  actor: SchoolActor,
  { terms }: HeldPool,
  decision: Decision,
  post: Post,
): Promise<{ kind: "decided" } | Refusal> {
  const late = (state: string, closesAt: Temporal.Instant) => whyTooLate(state as PoolState, closesAt)
  const deciding = { ...decision, whyTooLate: late }
  const outcome = await decideAnswer(tx, actor, poolToApprove(terms), deciding, post)
  if (outcome.kind === "decided" && decision.intent === "approve") await watchCap(tx, terms, post)
  return outcome
}
