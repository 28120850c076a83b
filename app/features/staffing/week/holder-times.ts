import { civilDateOf, formatDate } from "#app/core/civil-time.ts"
import { overlaps, type Period } from "#app/core/period.ts"
import { fullWeeks, type Taken } from "#app/features/staffing/bookings/contract-hours.ts"
import { periodOn } from "#app/features/staffing/days/recurring.ts"
import type { PlannedVisit } from "#app/features/staffing/week/planned-visits.ts"

const at = (text: string) => Temporal.PlainTime.from(text)

/** The hours that a visit blocks: a school day, or its morning or afternoon. */
const hours = {
  day: { from: at("09:00"), to: at("15:30") },
  am: { from: at("09:00"), to: at("12:00") },
  pm: { from: at("12:30"), to: at("15:30") },
}

/** A stretch of a holder's time that a school has. */
export type HolderTime = Period<Temporal.Instant> & { schoolId: string }

/** When whoever fills a post is at which school, of the visits that are still to come; in order. */
export const holderTimes = (visits: readonly PlannedVisit[], now: Temporal.Instant): HolderTime[] =>
  visits.flatMap(({ day, schoolId, half }) => {
    const period = periodOn(day, hours[half ?? "day"])
    return period && Temporal.Instant.compare(period.start, now) > 0 ? [{ ...period, schoolId }] : []
  })

const MOST_NAMED = 3

/** Why somebody cannot have these times: taken by others already, or more than their contract; null: they can. */
export function whyNotHeld(
  times: readonly HolderTime[],
  others: readonly Taken[],
  {
    title,
    weeklyMinutes,
    travelOf,
  }: { title: string; weeklyMinutes: number | null; travelOf: (schoolId: string) => number },
): string | null {
  const clashes = times.filter((time) => others.some((other) => overlaps(time, other)))
  if (clashes.length > 0) {
    const days = [...new Set(clashes.map(({ start }) => formatDate(civilDateOf(start))))]
    const more = days.length > MOST_NAMED ? `, and ${days.length - MOST_NAMED} more` : ""
    return `${title} is booked already on days of this post: ${days.slice(0, MOST_NAMED).join(", ")}${more}. Cancel those bookings, or choose other days`
  }
  const asked = times.map((time) => ({ ...time, travelMinutes: travelOf(time.schoolId) }))
  const full = fullWeeks(weeklyMinutes, others, asked)[0]
  return full
    ? `The contract of ${title} has too few hours for this week, beginning with the week of ${formatDate(full.monday)}`
    : null
}
