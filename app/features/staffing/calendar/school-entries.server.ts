import { CIVIL_ZONE, civilDateOf } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { bookingEntries } from "#app/features/staffing/calendar/booking-entries.server.ts"
import { groupBusyEntries } from "#app/features/staffing/calendar/busy-entries.server.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import { dayEntries, sharedDayEntries } from "#app/features/staffing/calendar/day-entries.server.ts"
import { poolEntries } from "#app/features/staffing/calendar/pool-entries.server.ts"
import { groupPostEntries, postEntries } from "#app/features/staffing/calendar/post-entries.server.ts"
import type { Tx } from "#db/client.ts"

type Moments = Period<Temporal.Instant>
type Dates = Period<Temporal.PlainDate>

/** The moments of whole days in London: 23 hours, 24 or 25 each. */
export const momentsOf = ({ start, end }: Dates): Moments => ({
  start: start.toZonedDateTime(CIVIL_ZONE).toInstant(),
  end: end.toZonedDateTime(CIVIL_ZONE).toInstant(),
})

/** The days that moments touch. */
const datesWithin = ({ start, end }: Moments): Dates => ({
  start: civilDateOf(start),
  end: civilDateOf(end).add({ days: 1 }),
})

/** Everything of a period that concerns the school that the actor acts for, and the groups that they coordinate. */
export async function schoolEntries(tx: Tx, actor: Actor, during: Moments): Promise<CalendarEntry[]> {
  const pools = await poolEntries(tx, actor, during)
  if (!actor.school) return pools
  const bookings = await bookingEntries(tx, actor.school.id, during)
  const dates = datesWithin(during)
  return [
    ...pools,
    ...bookings,
    ...(await postEntries(tx, actor.school.id, dates)),
    ...(await dayEntries(tx, actor.school, dates)),
  ]
}

/**
 * Everything of a period that concerns a group of the actor's: its pools, where the people are whom it shares, when what
 * it shares is taken, and when its schools are shut.
 */
export async function groupEntries(
  tx: Tx,
  actor: Actor,
  groupId: string,
  during: Moments,
): Promise<CalendarEntry[]> {
  const members = await tx
    .selectFrom("groupSchool")
    .select("schoolId")
    .where("groupId", "=", groupId)
    .where("leftAt", "is", null)
    .execute()
  const schoolIds = members.map(({ schoolId }) => schoolId)
  const dates = datesWithin(during)
  const posts = await groupPostEntries(tx, groupId, dates)
  // Whoever fills a post is taken on its days, which say more.
  const held = new Set(posts.held.map(({ resourceId, day }) => `${resourceId} ${day}`))
  const busy = await groupBusyEntries(tx, groupId, during, ({ resourceId, startsAt }) =>
    held.has(`${resourceId} ${civilDateOf(startsAt)}`),
  )
  return [
    ...(await poolEntries(tx, actor, during, groupId)),
    ...posts.entries,
    ...busy,
    ...(await sharedDayEntries(tx, schoolIds, dates)),
  ]
}
