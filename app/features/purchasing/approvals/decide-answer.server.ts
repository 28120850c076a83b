import { type RawBuilder, sql } from "kysely"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { recordingEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import { approvalDecided } from "#app/features/purchasing/approvals/approval-letters.ts"
import { readApproval } from "#app/features/purchasing/approvals/approval-queries.server.ts"
import type { ApprovedThing } from "#app/features/purchasing/approvals/approved-thing.ts"
import type { Decision } from "#app/features/purchasing/approvals/decide-approval-form.ts"
import { whyNotDecided } from "#app/features/purchasing/approvals/why-not-decided.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

type Deciding = Decision & {
  /** Why nothing is decided any more, in what state it is. */
  whyTooLate: (state: string, closesAt: Temporal.Instant) => string
}

/**
 * Approves or refuses the acting school's answer to a thing that is held meanwhile. An approval goes for what was shown
 * and less: an answer that has risen since is shown again first. Whoever comes second, or after the closing by the
 * database's clock, is told so, and nothing is changed.
 */
export async function decideAnswer(
  tx: Tx,
  actor: SchoolActor,
  thing: ApprovedThing,
  { whyTooLate, ...decision }: Deciding,
  post: Post,
): Promise<{ kind: "decided" } | Refusal> {
  const waiting = await readApproval(tx, thing, actor.school.id)
  if (!waiting) return { kind: "not-found" }
  const policy = { schoolId: actor.school.id, level: waiting.level, askedBy: waiting.askedBy.id }
  if (!can(actor, "decide-approval", policy))
    return { kind: "forbidden", sentence: whyNotDecided(actor, waiting) }
  const { rows } = await writing(actor, thing, decision).execute(tx)
  const done = rows[0]
  if (done?.askedBy && done.worstCasePence !== null) {
    await tellWhoAsked(tx, actor, thing, { ...decision, ...done }, post)
    return { kind: "decided" }
  }
  if (done && !done.isInTime) return refused(whyTooLate(done.state, done.closesAt))
  const now = await readApproval(tx, thing, actor.school.id)
  return now
    ? refused(whyNotDecided(actor, now))
    : refused("The answer has been withdrawn. Nothing was changed.")
}

type Written = {
  state: string
  closesAt: Temporal.Instant
  isInTime: boolean
  /** Of what was decided; null where nothing was. */
  askedBy: string | null
  worstCasePence: Pence | null
}

const writing = (
  actor: SchoolActor,
  thing: ApprovedThing,
  { intent, shownPence, reason }: Decision,
): RawBuilder<Written> => {
  const isApproved = intent === "approve"
  const recorded = recordingEvent(actor, {
    act: isApproved ? "approve-commitment" : "refuse-commitment",
    subject: { kind: thing.subject, id: thing.id },
    detail: { title: thing.title, shown: `${formatPounds(shownPence)} inc VAT`, reason },
  })
  const change = isApproved
    ? sql`state = 'approved', approved_pence = a.worst_case_pence, approved_by = ${actor.personId}::uuid, approved_at = moment.at`
    : sql`state = 'refused', refused_by = ${actor.personId}::uuid, refusal = ${reason}`
  const to = sql.ref(thing.column)
  return sql<Written>`
    with moment as materialized (
      select id, state, closes_at, at, state = 'open' and at < closes_at as is_in_time
      from (select id, state, closes_at, clock_timestamp() as at from ${sql.table(thing.table)} where id = ${thing.id}) found
    ), decided as (
      update approval a set ${change} from moment
      where ${sql.ref(`a.${thing.column}`)} = moment.id and a.school_id = ${actor.school.id}::uuid and a.state = 'awaiting'
        and a.worst_case_pence <= ${shownPence} and a.asked_by <> ${actor.personId}::uuid and moment.is_in_time
      returning ${sql.ref(`a.${thing.column}`)}, a.school_id, a.state, a.worst_case_pence, a.asked_by
    ), noted as (
      insert into approval_step (${to}, school_id, step, worst_case_pence, person_id, person_name, role, reason)
      select ${to}, school_id, state, worst_case_pence, ${actor.personId}::uuid, ${actor.name},
        ${roleNames(actor.school.roles)}, ${reason} from decided
    ), recorded as (${recorded} from decided)
    select moment.state, moment.closes_at, moment.is_in_time, decided.asked_by, decided.worst_case_pence
    from moment left join decided on true`
}

async function tellWhoAsked(
  tx: Tx,
  actor: SchoolActor,
  thing: ApprovedThing,
  { intent, reason, askedBy, worstCasePence }: Decision & Pick<Written, "askedBy" | "worstCasePence">,
  post: Post,
): Promise<void> {
  const asker = await tx
    .selectFrom("person")
    .select(["name", "email"])
    .where("id", "=", askedBy)
    .executeTakeFirst()
  if (!asker) return
  const decided = {
    by: actor.name,
    isApproved: intent === "approve",
    worstCasePence: worstCasePence ?? 0n,
    reason,
  }
  await sendMail(tx, post.jobs, [
    { recipient: asker.email, ...approvalDecided(asker, thing, decided, post.appUrl) },
  ])
}
