import { CIVIL_ZONE, civilDateOf } from "#app/core/civil-time.ts"
import { circumstancesOf } from "#app/features/staffing/bookings/circumstances.server.ts"
import { daysAhead, firstDayAhead } from "#app/features/staffing/bookings/free-stretches.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import { dayAheadView } from "#app/features/staffing/bookings/resource-view.ts"
import { busyEntries } from "#app/features/staffing/calendar/busy-entries.server.ts"
import { dayEntries, readTerms } from "#app/features/staffing/calendar/day-entries.server.ts"
import { layOutDays } from "#app/features/staffing/calendar/lay-out-days.ts"
import { momentsOf } from "#app/features/staffing/calendar/school-entries.server.ts"
import { readSpan, shownSpan } from "#app/features/staffing/calendar/span.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

const DAYS = 14

/** When somebody or something is to be had: what is free in two weeks, or a week's or a term's calendar. */
export const presentAvailability = (visit: Visit, resource: Resource) =>
  visit.url.searchParams.has("view") ? presentCalendar(visit, resource) : presentFreeTimes(visit, resource)

async function presentFreeTimes({ tx, actor, url, now }: Visit, resource: Resource) {
  const today = civilDateOf(now)
  const firstDay = firstDayAhead(url.searchParams.get("from"), today)
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime(CIVIL_ZONE).toInstant()
  const within = { start: at(firstDay), end: at(firstDay.add({ days: DAYS })) }
  const schoolId = actor.school?.id ?? resource.school.id
  const { days, hours, busy } = await circumstancesOf(tx, resource, { schoolId, within, now })
  const ahead = daysAhead({ firstDay, days: DAYS, now, rules: days, hours, busy })
  const page = (day: Temporal.PlainDate) => `/people-and-things/${resource.id}?from=${day}#free`
  return {
    kind: "free-times" as const,
    days: ahead
      .filter(({ day }) => Temporal.PlainDate.compare(day, today) >= 0)
      .map((day) => dayAheadView(day, resource.id)),
    earlier: Temporal.PlainDate.compare(firstDay, today) > 0 ? page(firstDay.subtract({ days: DAYS })) : null,
    later: page(firstDay.add({ days: DAYS })),
  }
}

async function presentCalendar({ tx, url, now }: Visit, { id, school }: Resource) {
  const today = civilDateOf(now)
  const span = readSpan(url.searchParams, today, await readTerms(tx, school.id))
  const entries = [
    ...(await busyEntries(tx, id, momentsOf(span.days))),
    ...(await dayEntries(tx, school, span.days)),
  ]
  return {
    kind: "calendar" as const,
    span: shownSpan(span),
    days: layOutDays(entries, span.days, today),
  }
}

export type Availability = Awaited<ReturnType<typeof presentAvailability>>
