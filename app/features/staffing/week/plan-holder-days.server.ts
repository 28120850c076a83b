import { sql } from "kysely"
import type { Period } from "#app/core/period.ts"
import { lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import type { Taken } from "#app/features/staffing/bookings/contract-hours.ts"
import { busyTimes, readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import type { LockedPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { type Contract, type HolderTime, holderTimes } from "#app/features/staffing/week/holder-times.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { schoolsOf } from "#app/features/staffing/week/stored-week.ts"
import { readMembers, readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** The days to come of a post for whoever fills it, and what they have to go beside. */
export type HolderPlan = {
  resourceId: string
  /** As the post's weeks and its schools' days have them now. */
  times: HolderTime[]
  /** When somebody else has the holder, in the weeks of these times and those around them. */
  others: Taken[]
  contract: Contract
}

/** The resource that fills a post; null while nobody is named. */
export async function readHolder(tx: Tx, postId: string): Promise<string | null> {
  const found = await tx
    .selectFrom("postHolder")
    .select("resourceId")
    .where("postId", "=", postId)
    .executeTakeFirst()
  return found?.resourceId ?? null
}

/** Works out which days of a post its holder has to keep, with the holder locked; null while nobody is named. */
export async function planHolderDays(tx: Tx, { post, now }: LockedPost): Promise<HolderPlan | null> {
  const resourceId = await readHolder(tx, post.id)
  if (resourceId === null) return null
  await lockResource(tx, resourceId)
  const weeks = await readWeeks(tx, post.id)
  const from = now.toZonedDateTimeISO("Europe/London").toPlainDate()
  const open = await readOpenDays(tx, { id: post.id, employerId: post.employer.id }, schoolsOf(weeks), from)
  const times = holderTimes(plannedVisits(weeks, { from, to: post.endsOn }, open).held, now)
  const resource = await readResource(tx, resourceId)
  const members = await readMembers(tx, post.id)
  return {
    ...{ resourceId, times },
    others: await takenByOthers(tx, post.id, resourceId, times),
    contract: {
      title: resource?.title ?? "",
      weeklyMinutes: resource?.weeklyMinutes ?? null,
      travelOf: (schoolId) => members.find(({ id }) => id === schoolId)?.travelMinutes ?? 0,
    },
  }
}

async function takenByOthers(
  tx: Tx,
  postId: string,
  resourceId: string,
  times: readonly HolderTime[],
): Promise<Taken[]> {
  const [first, last] = [times[0], times.at(-1)]
  if (!first || !last) return []
  const week = { hours: 24 * 7 }
  const within: Period<Temporal.Instant> = { start: first.start.subtract(week), end: last.end.add(week) }
  const own = await sql<{ startsAt: Temporal.Instant }>`
    select starts_at from booking_period where post_id = ${postId} and resource_id = ${resourceId}`.execute(
    tx,
  )
  const starts = new Set(own.rows.map(({ startsAt }) => startsAt.toString()))
  const busy = await busyTimes(tx, resourceId, within)
  return busy.filter(({ start }) => !starts.has(start.toString()))
}
