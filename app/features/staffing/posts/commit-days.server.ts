import { sql } from "kysely"
import { formatMoment } from "#app/core/civil-time.ts"
import { recordingEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Settled } from "#app/features/purchasing/approvals/settle-answer.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { WantedDays } from "#app/features/staffing/posts/days-form.ts"
import type { LockedPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { isOpen, type PostState, type SharedPost } from "#app/features/staffing/posts/post.ts"
import { inPolicy } from "#app/features/staffing/posts/post-refusal.ts"
import { settleDays } from "#app/features/staffing/posts/settle-days.server.ts"
import type { Tx } from "#db/client.ts"

/**
 * Writes how many days the acting school would take of a held post, in place of what it said before. Whether the post
 * is still open is asked of the database's clock by the same statement that writes. Beyond what this person may commit
 * alone, the days wait for somebody's approval.
 */
export async function commitDays(
  tx: Tx,
  actor: SchoolActor,
  { post, now }: LockedPost,
  wanted: WantedDays,
): Promise<{ kind: "committed"; approval: Settled } | Refusal> {
  if (!can(actor, "commit-days", inPolicy(post))) return mayNotAnswer(actor, post)
  // A policy refuses the row of a post that does not take it, so it is asked beforehand as well.
  if (!isOpen(post, now)) return refused(whyTooLate(post.state, post.closesAt))
  const recorded = recordingEvent(actor, {
    act: "commit-days",
    subject: { kind: "shared-post", id: post.id },
    // The history is read by more people than limits are.
    detail: { title: post.title, halfDays: wanted.halfDays },
  })
  const { rows } = await sql<{ state: PostState; closesAt: Temporal.Instant; isIn: boolean }>`
    with moment as materialized (
      select id, state, closes_at, clock_timestamp() as at from shared_post where id = ${post.id}
    ), taken as (
      insert into day_bid (post_id, school_id, half_days, limit_day_pence, wishes, prefers_half_days, travel_minutes,
        committed_by, committed_at, changed_at)
      select id, ${actor.school.id}::uuid, ${wanted.halfDays}::smallint, ${wanted.limitDayPence}::bigint,
        ${wanted.wishes}::text[], ${wanted.prefersHalfDays}, ${wanted.travelMinutes}::smallint, ${actor.personId}::uuid,
        at, at
      from moment where state = 'open' and at < closes_at
      on conflict (post_id, school_id) do update set half_days = excluded.half_days,
        limit_day_pence = excluded.limit_day_pence, wishes = excluded.wishes,
        prefers_half_days = excluded.prefers_half_days, travel_minutes = excluded.travel_minutes,
        committed_by = excluded.committed_by, changed_at = excluded.changed_at
      returning post_id
    ), recorded as (${recorded} from taken)
    select state, closes_at, exists (select from taken) as is_in from moment`.execute(tx)
  const found = rows[0]
  if (!found?.isIn) return refused(whyTooLate(found?.state ?? post.state, found?.closesAt ?? post.closesAt))
  return { kind: "committed", approval: await settleDays(tx, actor, post, wanted) }
}

/** Takes the acting school's days back, until the post closes. Withdrawing twice is once. */
export async function withdrawDays(
  tx: Tx,
  actor: SchoolActor,
  { post, now }: LockedPost,
): Promise<{ kind: "withdrawn" } | Refusal> {
  if (!can(actor, "withdraw-days", inPolicy(post))) return mayNotAnswer(actor, post)
  if (!isOpen(post, now)) return refused(whyTooLate(post.state, post.closesAt))
  const recorded = recordingEvent(actor, {
    act: "withdraw-days",
    subject: { kind: "shared-post", id: post.id },
    detail: { title: post.title },
  })
  const { rows } = await sql<{ isInTime: boolean }>`
    with moment as materialized (
      select id, state = 'open' and clock_timestamp() < closes_at as is_in_time from shared_post where id = ${post.id}
    ), gone as (
      delete from day_bid b using moment
      where b.post_id = moment.id and b.school_id = ${actor.school.id}::uuid and moment.is_in_time
      returning b.post_id
    ), recorded as (${recorded} from gone)
    select is_in_time from moment`.execute(tx)
  return rows[0]?.isInTime ? { kind: "withdrawn" } : refused(whyTooLate(post.state, post.closesAt))
}

const mayNotAnswer = ({ school, groups }: SchoolActor, post: SharedPost): Refusal => ({
  kind: "forbidden",
  sentence: post.groups.some(({ id }) => groups.some((group) => group.id === id))
    ? `Only a head, business manager or finance staff of ${school.name} can answer for it.`
    : `${school.name} is not in a group that this post is open to.`,
})

/** Why a post does not take this any more. */
export const whyTooLate = (state: PostState, closesAt: Temporal.Instant): string => {
  if (state === "cancelled") return "This post has been cancelled. Nothing was changed."
  if (state === "draft") return "This post is not open yet. Nothing was changed."
  return `Schools could answer until ${formatMoment(closesAt)}. Your answer came after that, so nothing was changed.`
}
