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

/** What a contract lets somebody work, and how far each school is: there and back, in minutes. */
export type Contract = {
  title: string
  weeklyMinutes: number | null
  travelOf: (schoolId: string) => number
}

const MOST_NAMED = 3

/** Why somebody cannot have these times: taken by others already, or more than their contract; null: they can. */
export function whyNotHeld(
  times: readonly HolderTime[],
  others: readonly Taken[],
  { title, weeklyMinutes, travelOf }: Contract,
): string | null {
  const clashes = times.filter((time) => others.some((other) => overlaps(time, other)))
  if (clashes.length > 0)
    return `${title} is booked already on days of this post: ${daysNamed(clashes)}. Cancel those bookings, or choose other days`
  const asked = times.map((time) => ({ ...time, travelMinutes: travelOf(time.schoolId) }))
  const full = fullWeeks(weeklyMinutes, others, asked)[0]
  return full
    ? `The contract of ${title} has too few hours for this week, beginning with the week of ${formatDate(full.monday)}`
    : null
}

/** The first few days of these times, and how many there are besides. */
export function daysNamed(times: readonly HolderTime[]): string {
  const days = [...new Set(times.map(({ start }) => formatDate(civilDateOf(start))))]
  const more = days.length > MOST_NAMED ? `, and ${days.length - MOST_NAMED} more` : ""
  return `${days.slice(0, MOST_NAMED).join(", ")}${more}`
}

/** Of these times, in their order, those that somebody can have beside what others have of them, and the rest. */
export function thoseThatFit(
  times: readonly HolderTime[],
  others: readonly Taken[],
  { weeklyMinutes, travelOf }: Contract,
): { fit: HolderTime[]; left: HolderTime[] } {
  const fit: HolderTime[] = []
  const left: HolderTime[] = []
  const taken = [...others]
  for (const time of times) {
    const asked = { ...time, travelMinutes: travelOf(time.schoolId) }
    const isFree = !others.some((other) => overlaps(time, other))
    if (isFree && fullWeeks(weeklyMinutes, taken, [asked]).length === 0) {
      fit.push(time)
      taken.push(asked)
    } else left.push(time)
  }
  return { fit, left }
}
