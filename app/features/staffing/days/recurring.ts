import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"

/** Every week or every other week, on some weekdays (Monday is 1), from one day to another, both included. */
export type Recurrence = {
  weekdays: readonly number[]
  everyWeeks: 1 | 2
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
}

/** The days, in order. Of every other week, the week of the first day is the first. */
export function daysOf({ weekdays, everyWeeks, firstDay, lastDay }: Recurrence): Temporal.PlainDate[] {
  const monday = firstDay.subtract({ days: firstDay.dayOfWeek - 1 })
  const days: Temporal.PlainDate[] = []
  for (let day = firstDay; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    const week = Math.floor(monday.until(day).days / 7)
    if (week % everyWeeks === 0 && weekdays.includes(day.dayOfWeek)) days.push(day)
  }
  return days
}

/**
 * From one time of the clock to another on a day in London: the same times of the clock in summer and in winter. A
 * time that the clocks skip is the same stretch after the skip; of one that comes twice it is the first. Null where
 * nothing is left between the two.
 */
export function periodOn(
  day: Temporal.PlainDate,
  { from, to }: { from: Temporal.PlainTime; to: Temporal.PlainTime },
): Period<Temporal.Instant> | null {
  const [start, end] = [from, to].map((time) =>
    day.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: time }).toInstant(),
  ) as [Temporal.Instant, Temporal.Instant]
  return Temporal.Instant.compare(start, end) < 0 ? { start, end } : null
}
