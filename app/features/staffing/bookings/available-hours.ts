import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"

/** When somebody or something is to be had on a weekday (Monday is 1), by the clock in London. */
export type AvailableHours = { weekday: number; from: Temporal.PlainTime; to: Temporal.PlainTime }

/**
 * Whether a period lies within the hours of its day. Of a period over several days, a minibus for a week, the start
 * and the end must: then it is handed over.
 */
export function fitsHours(
  hours: readonly AvailableHours[],
  { start, end }: Period<Temporal.Instant>,
): boolean {
  if (hours.length === 0) return true
  const [first, last] = [start, end].map((at) => at.toZonedDateTimeISO(CIVIL_ZONE)) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ]
  const within = (day: number, times: readonly Temporal.PlainTime[]) =>
    joined(hours.filter(({ weekday }) => weekday === day)).some(({ from, to }) =>
      times.every(
        (time) => Temporal.PlainTime.compare(from, time) <= 0 && Temporal.PlainTime.compare(time, to) <= 0,
      ),
    )
  const [startTime, endTime] = [first.toPlainTime(), last.toPlainTime()]
  return first.toPlainDate().equals(last.toPlainDate())
    ? within(first.dayOfWeek, [startTime, endTime])
    : within(first.dayOfWeek, [startTime]) && within(last.dayOfWeek, [endTime])
}

/** Hours that touch are one stretch. */
function joined(hours: readonly AvailableHours[]): Omit<AvailableHours, "weekday">[] {
  const stretches: Omit<AvailableHours, "weekday">[] = []
  for (const { from, to } of hours.toSorted((a, b) => Temporal.PlainTime.compare(a.from, b.from))) {
    const last = stretches.at(-1)
    if (!last || Temporal.PlainTime.compare(last.to, from) < 0) stretches.push({ from, to })
    else if (Temporal.PlainTime.compare(last.to, to) < 0) last.to = to
  }
  return stretches
}
