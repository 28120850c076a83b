import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { ApprovalQuestion } from "#app/features/purchasing/approvals/approval-question.server.ts"
import { poolToApprove } from "#app/features/purchasing/approvals/approved-thing.ts"
import { neededApproval, worstCasePence } from "#app/features/purchasing/approvals/needed-approval.ts"
import { type Settled, settleAnswer } from "#app/features/purchasing/approvals/settle-answer.server.ts"
import { limitsOf } from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Tx } from "#db/client.ts"

type Answer = {
  terms: PoolTerms
  lines: readonly CommitmentLine[]
  conditions?: Conditions | null
  question: ApprovalQuestion
}

/** Settles whether an answer to a pool that has just been stored waits for somebody's approval. */
export async function settleApproval(
  tx: Tx,
  actor: SchoolActor,
  { terms, lines, conditions, question }: Answer,
): Promise<Settled> {
  if (question === null) return "not-needed"
  const limits = limitsOf(question.limits)
  return settleAnswer(tx, actor, poolToApprove(terms), {
    worstPence: worstCasePence(terms, lines, conditions),
    needed: neededApproval({ terms, lines, conditions, limits, roles: actor.school.roles }),
    isAsked: question.isAsked,
  })
}
