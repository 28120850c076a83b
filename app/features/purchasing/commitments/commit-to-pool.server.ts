import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { formatMoment } from "#app/core/civil-time.ts"
import { recordingEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { Lastly } from "#app/features/auth/open-request.server.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Settled } from "#app/features/purchasing/approvals/settle-answer.server.ts"
import { settleApproval } from "#app/features/purchasing/approvals/settle-approval.server.ts"
import type { WantedCommitment } from "#app/features/purchasing/commitments/commitment-form.ts"
import { writingConditions } from "#app/features/purchasing/commitments/conditions-json.server.ts"
import type { PoolToAnswer } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { PoolState, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { inPolicy, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/** `approval`: whether the answer counts at once, or waits for somebody at the school to approve it. */
export type Joining = { kind: "committed"; at: Temporal.Instant; approval: Settled } | Refusal

/**
 * Writes what the acting school would take of a pool that `holdToAnswer` holds, in place of what it said before. Whether
 * the pool is still open is asked of the database's clock by the same statement that writes; it is the last one where
 * nobody's approval has to be settled.
 */
export async function commitToPool(
  tx: Tx,
  actor: SchoolActor,
  { terms, approvalQuestion }: PoolToAnswer,
  { purchaseOrderNumber, lines, conditions = null }: WantedCommitment,
  lastly: Lastly = (statement) => statement,
): Promise<Joining> {
  const refusal = mayAnswer(actor, terms, "commit-to-pool")
  if (refusal) return refusal
  const itemIds = lines.map(({ itemId }) => itemId)
  const quantities = lines.map(({ quantity }) => quantity)
  const recorded = recordingEvent(actor, {
    act: "commit-to-pool",
    subject: { kind: "pool", id: terms.id },
    // The history is read by more people than limits are.
    detail: { title: terms.title, purchaseOrderNumber, lines },
  })
  const conditionId = conditions && randomUUID()
  const written = sql<Written>`
    with moment as materialized (
      select id, state, closes_at, clock_timestamp() as at from pool where id = ${terms.id}
    ), taken as (
      insert into commitment (pool_id, school_id, purchase_order_number, committed_by, committed_at, changed_at,
        condition_id)
      select id, ${actor.school.id}::uuid, ${purchaseOrderNumber}, ${actor.personId}::uuid, at, at, ${conditionId}::uuid
      from moment where state = 'open' and at < closes_at
      on conflict (pool_id, school_id) do update set purchase_order_number = excluded.purchase_order_number,
        committed_by = excluded.committed_by, changed_at = excluded.changed_at, condition_id = excluded.condition_id
      returning pool_id, school_id, changed_at
    ), dropped as (
      delete from commitment_line l using taken
      where l.pool_id = taken.pool_id and l.school_id = taken.school_id and l.item_id <> all (${itemIds}::uuid[])
    ), written as (
      insert into commitment_line (pool_id, school_id, item_id, quantity)
      select taken.pool_id, taken.school_id, line.item_id, line.quantity
      from taken, unnest(${itemIds}::uuid[], ${quantities}::integer[]) line (item_id, quantity)
      on conflict (pool_id, school_id, item_id) do update set quantity = excluded.quantity
      where commitment_line.quantity <> excluded.quantity
    )${conditions && conditionId ? writingConditions(conditionId, conditions) : sql``}, recorded as (${recorded} from taken)
    select moment.state, moment.closes_at, taken.changed_at as at from moment left join taken on true`.execute(
    tx,
  )
  const [answer] = (await (approvalQuestion ? written : lastly(written))).rows
  if (!answer?.at)
    return refused(whyTooLate(answer?.state ?? terms.state, answer?.closesAt ?? terms.closesAt))
  const approval = await settleApproval(tx, actor, { terms, lines, conditions, question: approvalQuestion })
  return { kind: "committed", at: answer.at, approval }
}

type Written = {
  state: PoolState
  closesAt: Temporal.Instant
  at: Temporal.Instant | null
}

/** Whether this person may answer a pool for their school; the sentence says what has changed or who may. */
export const mayAnswer = (
  actor: SchoolActor,
  terms: PoolTerms,
  act: "commit-to-pool" | "withdraw-from-pool",
): Refusal | null => {
  if (can(actor, act, inPolicy(terms))) return null
  const isInGroup = terms.groups.some(({ id }) => actor.groups.some((group) => group.id === id))
  return {
    kind: "forbidden",
    sentence: isInGroup
      ? `Only a head, business manager or finance staff of ${actor.school.name} can answer for it.`
      : `${actor.school.name} is not in a group that this pool is open to.`,
  }
}

/** Why a pool does not take this any more. */
export const whyTooLate = (state: PoolState, closesAt: Temporal.Instant): string => {
  if (state === "cancelled") return "This pool has been cancelled. Nothing was changed."
  if (state === "draft") return "This pool is not open yet. Nothing was changed."
  return `This pool closed on ${formatMoment(closesAt)}. Your answer came after that, so nothing was changed.`
}
