import { formatDate } from "#app/core/civil-time.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { dayCalledOff, dayTakesPlace } from "#app/features/staffing/posts/post-letters.ts"
import { inPolicy, onlyLeadsPost, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { writeAbout } from "#app/features/staffing/posts/write-about-post.server.ts"
import { keyOfVisit } from "#app/features/staffing/time/visit-key.ts"
import type { CallingOff } from "#app/features/staffing/week/call-off-form.ts"
import { withHolderDays } from "#app/features/staffing/week/keep-holder-days.server.ts"
import { readCalledOff, readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { schoolsOf } from "#app/features/staffing/week/stored-week.ts"
import { readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Outcome = { kind: "called-off" } | { kind: "refused-field"; field: "day"; sentence: string } | Refusal

/**
 * Takes a day out of a post for one school, or for all that have it: nobody comes, and nobody pays. A day that stands on
 * a timesheet stays there, because both sides settle it there. Called off twice is once, for the reason given first.
 */
export async function callOffDay(
  tx: Tx,
  actor: Actor,
  { postId, day, schoolId, reason }: CallingOff & { postId: string },
  letters: Post,
): Promise<Outcome> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post } = locked
  if (!can(actor, "call-off-days", inPolicy(post))) return onlyLeadsPost
  const schoolIds = await whoHas(tx, post, day, schoolId)
  const refuseDay = (sentence: string) => ({ kind: "refused-field", field: "day", sentence }) as const
  if (schoolIds.length === 0 && (await isOff(tx, { postId, day, schoolId }))) return { kind: "called-off" }
  if (schoolIds.length === 0)
    return refuseDay(
      `Enter a day on which ${schoolId === null ? "a school" : "this school"} has the post: on ${formatDate(day)} it has none`,
    )
  const keys = schoolIds.map((id) => keyOfVisit(postId, id, day))
  const lines = tx.selectFrom("timesheetLine").select("id").where("sourceKey", "in", keys)
  if ((await lines.execute()).length > 0)
    return refuseDay("That day is on a timesheet already. Say there how long it was: 0 where nobody came")
  const rows = schoolIds.map((id) => ({
    ...{ postId, schoolId: id, day, reason },
    ...{ calledOffBy: actor.personId, personName: actor.name },
  }))
  const whyNot = await withHolderDays(tx, locked, async () => {
    await tx
      .insertInto("dayCalledOff")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  if (whyNot) return refuseDay(whyNot)
  await recordEvent(tx, actor, {
    act: "call-off-day",
    subject: { kind: "shared-post", id: postId },
    groupId: post.groups[0]?.id,
    detail: { title: post.title, day: day.toString(), reason },
  })
  await writeAbout(tx, letters, postId, "members", (reader) =>
    schoolIds.includes(reader.schoolId)
      ? dayCalledOff(post, { day, reason, by: actor.name }, letters.appUrl)
      : null,
  )
  return { kind: "called-off" }
}

const whoHas = async (
  tx: Tx,
  post: SharedPost,
  day: Temporal.PlainDate,
  schoolId: string | null,
): Promise<string[]> => {
  const weeks = await readWeeks(tx, post.id)
  const open = await readOpenDays(tx, { id: post.id, employerId: post.employer.id }, schoolsOf(weeks), day)
  const { held } = plannedVisits(weeks, { from: day, to: day }, open)
  const ids = new Set(held.map((visit) => visit.schoolId))
  return [...ids].filter((id) => schoolId === null || id === schoolId)
}

/** Whether the day is off already for that school; null: for any. */
const isOff = async (tx: Tx, { postId, day, schoolId }: Omit<CallingOff, "reason"> & { postId: string }) => {
  const off = await readCalledOff(tx, postId, day)
  return off.some((one) => one.day.equals(day) && (schoolId === null || one.schoolId === schoolId))
}

/** Lets a day take place again that is still to come, and tells its school. Sent twice it is once. */
export async function takeBackDay(
  tx: Tx,
  actor: Actor,
  { postId, day, schoolId }: { postId: string; day: Temporal.PlainDate; schoolId: string },
  letters: Post,
): Promise<{ kind: "taken-back" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post } = locked
  if (!can(actor, "call-off-days", inPolicy(post))) return onlyLeadsPost
  let deleted = 0n
  const whyNot = await withHolderDays(tx, locked, async () => {
    const { numDeletedRows } = await tx
      .deleteFrom("dayCalledOff")
      .where("postId", "=", postId)
      .where("schoolId", "=", schoolId)
      .where("day", "=", day)
      .executeTakeFirstOrThrow()
    deleted = numDeletedRows
  })
  if (whyNot) return refused(whyNot)
  if (deleted === 0n) return { kind: "taken-back" }
  await recordEvent(tx, actor, {
    act: "take-back-day-off",
    subject: { kind: "shared-post", id: postId },
    groupId: post.groups[0]?.id,
    detail: { title: post.title, day: day.toString() },
  })
  await writeAbout(tx, letters, postId, "members", (reader) =>
    reader.schoolId === schoolId ? dayTakesPlace(post, { day, by: actor.name }, letters.appUrl) : null,
  )
  return { kind: "taken-back" }
}
