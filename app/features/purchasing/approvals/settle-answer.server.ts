import { sql } from "kysely"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { recordingEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import type { ApprovalState } from "#app/features/purchasing/approvals/approval.ts"
import type { ApprovedThing } from "#app/features/purchasing/approvals/approved-thing.ts"
import type { NeededApproval } from "#app/features/purchasing/approvals/spending-rule.ts"
import type { Tx } from "#db/client.ts"

/** Whether the answer counts at once: nobody need approve it, or it keeps within what was approved. */
export type Settled = Extract<ApprovalState, "awaiting" | "approved" | "not-needed">

type Answered = {
  /** The most that the answer can come to, VAT included. */
  worstPence: Pence
  needed: NeededApproval | null
  /** Approval has been asked for the school's answer before. */
  isAsked: boolean
}

/**
 * Settles whether an answer that has just been stored, in the same transaction, waits for somebody's approval. One
 * whose worst case keeps within what somebody else approved keeps that approval.
 */
export async function settleAnswer(
  tx: Tx,
  actor: SchoolActor,
  thing: ApprovedThing,
  { worstPence, needed, isAsked }: Answered,
): Promise<Settled> {
  if (needed) return ask(tx, actor, thing, worstPence, needed)
  if (isAsked)
    await sql`update approval set asked_by = ${actor.personId}, worst_case_pence = ${worstPence}, state =
        case when approved_pence >= ${worstPence} then 'approved' else 'not-needed' end
      where ${sql.ref(thing.column)} = ${thing.id} and school_id = ${actor.school.id}`.execute(tx)
  return "not-needed"
}

async function ask(
  tx: Tx,
  actor: SchoolActor,
  { id, title, column, subject }: ApprovedThing,
  worstPence: Pence,
  { level, because }: NeededApproval,
): Promise<Settled> {
  const recorded = recordingEvent(actor, {
    act: "ask-for-approval",
    subject: { kind: subject, id },
    detail: { title, worstCase: `${formatPounds(worstPence)} inc VAT`, because },
  })
  const to = sql.ref(column)
  const keeps = sql`(approval.approved_pence >= excluded.worst_case_pence and approval.approved_by <> excluded.asked_by)`
  // Posting the same again asks nobody again; approvers hear once more of what has risen or moved to somebody else.
  const { rows } = await sql<{ state: Settled | null }>`
    with asked as (
      insert into approval (${to}, school_id, level, worst_case_pence, because, asked_by)
      values (${id}, ${actor.school.id}, ${level}, ${worstPence}, ${because}, ${actor.personId})
      on conflict (${to}, school_id) do update set level = excluded.level, because = excluded.because,
        worst_case_pence = excluded.worst_case_pence, asked_by = excluded.asked_by, asked_at = clock_timestamp(),
        state = case when ${keeps} then 'approved' else 'awaiting' end,
        told_at = case when approval.state = 'awaiting' and approval.level = excluded.level
          and approval.worst_case_pence >= excluded.worst_case_pence then approval.told_at end
      where (approval.state, approval.level, approval.worst_case_pence, approval.asked_by)
        is distinct from ('awaiting', excluded.level, excluded.worst_case_pence, excluded.asked_by)
      returning ${to}, school_id, state, worst_case_pence, asked_by
    ), waiting as (select * from asked where state = 'awaiting'
    ), noted as (
      insert into approval_step (${to}, school_id, step, worst_case_pence, person_id, person_name, role)
      select ${to}, school_id, 'asked', worst_case_pence, asked_by, ${actor.name}, ${roleNames(actor.school.roles)}
      from waiting
    ), recorded as (${recorded} from waiting)
    select (select state from asked) as state`.execute(tx)
  return rows[0]?.state ?? "awaiting"
}
