import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import type { Period } from "#app/core/period.ts"
import type { AvailableHours } from "#app/features/staffing/bookings/available-hours.ts"
import { type DayFault, type DayRules, dayFault } from "#app/features/staffing/days/counting-days.ts"

/** What is to be had on one day: the free stretches in order, or why there are none for anybody. */
export type DayAhead = {
  day: Temporal.PlainDate
  free: Period<Temporal.Instant>[]
  fault: DayFault | null
}

/** Without hours of its own, something is shown for the day as schools know it; it may be booked at other times too. */
const SCHOOL_DAY = { from: Temporal.PlainTime.from("08:00"), to: Temporal.PlainTime.from("18:00") }

type Ahead = {
  firstDay: Temporal.PlainDate
  days: number
  now: Temporal.Instant
  rules: DayRules
  hours: readonly AvailableHours[]
  busy: readonly Period<Temporal.Instant>[]
}

const MOST_AHEAD = { years: 2 }

/** The Monday of the week asked for, as typed, or of this one; never in the past, nor beyond what can be booked. */
export const firstDayAhead = (asked: string | null, today: Temporal.PlainDate): Temporal.PlainDate => {
  const read = parseDate(asked ?? "")
  const wanted = read.ok ? read.value : today
  const within =
    Temporal.PlainDate.compare(wanted, today) >= 0 &&
    Temporal.PlainDate.compare(wanted, today.add(MOST_AHEAD)) <= 0
  const day = within ? wanted : today
  return day.subtract({ days: day.dayOfWeek - 1 })
}

/** The coming days on which a resource is there at all, each with what is still free. */
export function daysAhead({ firstDay, days, now, rules, hours, busy }: Ahead): DayAhead[] {
  return Array.from({ length: days }, (_, i) => firstDay.add({ days: i })).flatMap((day): DayAhead[] => {
    const open =
      hours.length === 0 ? schoolDay(day) : hours.filter(({ weekday }) => weekday === day.dayOfWeek)
    if (open.length === 0) return []
    const fault = dayFault(day, rules)
    if (fault) return [{ day, free: [], fault }]
    const stretches = open.map(({ from, to }) => ({ start: momentOf(day, from), end: momentOf(day, to) }))
    const free = stretches.flatMap((stretch) => without(stretch, [{ start: BEGINNING, end: now }, ...busy]))
    return [{ day, free, fault: null }]
  })
}

const schoolDay = (day: Temporal.PlainDate) => (day.dayOfWeek < 6 ? [SCHOOL_DAY] : [])

const momentOf = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
  day.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime }).toInstant()

const BEGINNING = Temporal.Instant.fromEpochMilliseconds(0)

/** What is left of a period without others; they may be in any order and share time. */
function without(
  { start, end }: Period<Temporal.Instant>,
  taken: readonly Period<Temporal.Instant>[],
): Period<Temporal.Instant>[] {
  const left: Period<Temporal.Instant>[] = []
  let from = start
  for (const other of taken.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))) {
    const until = Temporal.Instant.compare(other.start, end) < 0 ? other.start : end
    if (Temporal.Instant.compare(from, until) < 0) left.push({ start: from, end: until })
    if (Temporal.Instant.compare(other.end, from) > 0) from = other.end
  }
  if (Temporal.Instant.compare(from, end) < 0) left.push({ start: from, end })
  return left
}
