import { sql } from "kysely"
import { lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import { busyTimes, readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { unlessTaken } from "#app/features/staffing/bookings/unless-taken.server.ts"
import { halfOpen } from "#app/features/staffing/bookings/write-booking.server.ts"
import type { LockedPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { type HolderTime, holderTimes, whyNotHeld } from "#app/features/staffing/week/holder-times.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { schoolsOf } from "#app/features/staffing/week/stored-week.ts"
import { readMembers, readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** The resource that fills a post; null while nobody is named. */
export async function readHolder(tx: Tx, postId: string): Promise<string | null> {
  const found = await tx
    .selectFrom("postHolder")
    .select("resourceId")
    .where("postId", "=", postId)
    .executeTakeFirst()
  return found?.resourceId ?? null
}

/**
 * Blocks the days to come of a post for whoever fills it, as its weeks have them now, so that nobody books that time.
 * Answers why it cannot be done, or null.
 */
async function keepHolderDays(tx: Tx, { post, now }: LockedPost): Promise<string | null> {
  const resourceId = await readHolder(tx, post.id)
  if (resourceId === null) return null
  await lockResource(tx, resourceId)
  const weeks = await readWeeks(tx, post.id)
  const from = now.toZonedDateTimeISO("Europe/London").toPlainDate()
  const open = await readOpenDays(tx, { id: post.id, employerId: post.employer.id }, schoolsOf(weeks), from)
  const times = holderTimes(plannedVisits(weeks, { from, to: post.endsOn }, open).held, now)
  const whyNot = await refusal(tx, post.id, resourceId, times)
  if (whyNot) return whyNot
  const kept = await unlessTaken(tx, () => write(tx, post.id, resourceId, times, now))
  return kept === "taken" ? "Somebody has booked one of these days meanwhile. Look at them again" : null
}

async function refusal(
  tx: Tx,
  postId: string,
  resourceId: string,
  times: readonly HolderTime[],
): Promise<string | null> {
  const resource = await readResource(tx, resourceId)
  const [first, last] = [times[0], times.at(-1)]
  if (!resource || !first || !last) return null
  const week = { hours: 24 * 7 }
  const within = { start: first.start.subtract(week), end: last.end.add(week) }
  const own = await sql<{ startsAt: Temporal.Instant }>`
    select starts_at from booking_period where post_id = ${postId} and resource_id = ${resourceId}`.execute(
    tx,
  )
  const starts = new Set(own.rows.map(({ startsAt }) => startsAt.toString()))
  const others = (await busyTimes(tx, resourceId, within)).filter(
    ({ start }) => !starts.has(start.toString()),
  )
  const members = await readMembers(tx, postId)
  return whyNotHeld(times, others, {
    ...resource,
    travelOf: (schoolId) => members.find(({ id }) => id === schoolId)?.travelMinutes ?? 0,
  })
}

async function write(
  tx: Tx,
  postId: string,
  resourceId: string,
  times: readonly HolderTime[],
  now: Temporal.Instant,
): Promise<void> {
  await freeHolderDays(tx, postId, now)
  if (times.length === 0) return
  await tx
    .insertInto("bookingPeriod")
    .values(
      times.map(({ schoolId, ...period }) => ({
        ...{ postId, forSchoolId: schoolId, resourceId, during: halfOpen(period), blocks: true },
      })),
    )
    .execute()
}

/**
 * Does what changes the days of a post, and blocks them anew for whoever fills it. Where they cannot have them it is as
 * if nothing had been done, and the transaction goes on.
 */
export async function withHolderDays(
  tx: Tx,
  locked: LockedPost,
  work: () => Promise<void>,
): Promise<string | null> {
  await sql`savepoint before_holder_days`.execute(tx)
  await work()
  const whyNot = await keepHolderDays(tx, locked)
  await sql
    .raw(whyNot ? "rollback to savepoint before_holder_days" : "release savepoint before_holder_days")
    .execute(tx)
  return whyNot
}

/** Lets go of the days to come of a post that whoever fills it would have worked. */
export const freeHolderDays = (tx: Tx, postId: string, now: Temporal.Instant) =>
  tx.deleteFrom("bookingPeriod").where("postId", "=", postId).where("startsAt", ">", now).execute()
