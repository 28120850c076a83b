import { sql } from "kysely"
import { formatPounds } from "#app/core/money.ts"
import { recordingEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import type { ApprovalState } from "#app/features/purchasing/approvals/approval.ts"
import type { ApprovalQuestion } from "#app/features/purchasing/approvals/approval-question.server.ts"
import { neededApproval, worstCasePence } from "#app/features/purchasing/approvals/needed-approval.ts"
import { limitsOf } from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Tx } from "#db/client.ts"

/** Whether the answer counts at once: nobody need approve it, or it keeps within what was approved. */
export type Settled = Extract<ApprovalState, "awaiting" | "approved" | "not-needed">

type Answer = {
  terms: PoolTerms
  lines: readonly CommitmentLine[]
  conditions?: Conditions | null
  question: ApprovalQuestion
}

/**
 * Settles whether an answer that has just been stored, in the same transaction, waits for somebody's approval. One
 * whose worst case keeps within what somebody else approved keeps that approval.
 */
export async function settleApproval(
  tx: Tx,
  actor: SchoolActor,
  { terms, lines, conditions, question }: Answer,
): Promise<Settled> {
  if (question === null) return "not-needed"
  const worst = worstCasePence(terms, lines, conditions)
  const limits = limitsOf(question.limits)
  const needed = neededApproval({ terms, lines, conditions, limits, roles: actor.school.roles })
  if (needed) return ask(tx, actor, terms, { worst, ...needed })
  if (question.isAsked)
    await sql`update approval set asked_by = ${actor.personId}, worst_case_pence = ${worst}, state =
        case when approved_pence >= ${worst} then 'approved' else 'not-needed' end
      where pool_id = ${terms.id} and school_id = ${actor.school.id}`.execute(tx)
  return "not-needed"
}

type Asking = { worst: bigint; level: string; because: string }

async function ask(
  tx: Tx,
  actor: SchoolActor,
  terms: PoolTerms,
  { worst, level, because }: Asking,
): Promise<Settled> {
  const recorded = recordingEvent(actor, {
    act: "ask-for-approval",
    subject: { kind: "pool", id: terms.id },
    detail: { title: terms.title, worstCase: `${formatPounds(worst)} inc VAT`, because },
  })
  const keeps = sql`(approval.approved_pence >= excluded.worst_case_pence and approval.approved_by <> excluded.asked_by)`
  // Posting the same again asks nobody again; approvers hear once more of what has risen or moved to somebody else.
  const { rows } = await sql<{ state: Settled | null }>`
    with asked as (
      insert into approval (pool_id, school_id, level, worst_case_pence, because, asked_by)
      values (${terms.id}, ${actor.school.id}, ${level}, ${worst}, ${because}, ${actor.personId})
      on conflict (pool_id, school_id) do update set level = excluded.level, because = excluded.because,
        worst_case_pence = excluded.worst_case_pence, asked_by = excluded.asked_by, asked_at = clock_timestamp(),
        state = case when ${keeps} then 'approved' else 'awaiting' end,
        told_at = case when approval.state = 'awaiting' and approval.level = excluded.level
          and approval.worst_case_pence >= excluded.worst_case_pence then approval.told_at end
      where (approval.state, approval.level, approval.worst_case_pence, approval.asked_by)
        is distinct from ('awaiting', excluded.level, excluded.worst_case_pence, excluded.asked_by)
      returning pool_id, school_id, state, worst_case_pence, asked_by
    ), waiting as (select * from asked where state = 'awaiting'
    ), noted as (
      insert into approval_step (pool_id, school_id, step, worst_case_pence, person_id, person_name, role)
      select pool_id, school_id, 'asked', worst_case_pence, asked_by, ${actor.name}, ${roleNames(actor.school.roles)}
      from waiting
    ), recorded as (${recorded} from waiting)
    select (select state from asked) as state`.execute(tx)
  return rows[0]?.state ?? "awaiting"
}
