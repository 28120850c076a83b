import { CIVIL_ZONE, formatDate, formatTime } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"

const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(CIVIL_ZONE)

/** "Friday 4 December 2026, 9am to midday", or over several days "Friday 4 December 2026, 9am to Monday 7 December 2026, 4pm" */
export const periodInWords = ({ start, end }: Period<Temporal.Instant>): string => {
  const [from, to] = [local(start), local(end)]
  const isOneDay = from.toPlainDate().equals(to.toPlainDate())
  return `${formatDate(from)}, ${timeInWords(from)} to ${isOneDay ? timeInWords(to) : `${formatDate(to)}, ${timeInWords(to)}`}`
}

/** "Friday 4 December 2026, 9am to midday", and of several "…, and 5 more times up to Friday 29 January 2027" */
export const timesUpToInWords = (
  first: Period<Temporal.Instant>,
  times: number,
  end: Temporal.Instant,
): string => {
  const more = times - 1
  if (more < 1) return periodInWords(first)
  return `${periodInWords(first)}, and ${more} more ${more === 1 ? "time" : "times"} up to ${formatDate(local(end))}`
}

/** "9am to midday" */
export const timesInWords = ({ start, end }: Period<Temporal.Instant>): string =>
  `${timeInWords(local(start))} to ${timeInWords(local(end))}`

const timeInWords = (at: Temporal.ZonedDateTime) =>
  at.hour === 0 && at.minute === 0 ? "midnight" : formatTime(at)

/** "3 hours", "45 minutes", "1 hour 30 minutes" */
export const minutesInWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [count(hours, "hour"), count(rest, "minute")].filter((part) => part !== "")
  return parts.join(" ") || "0 minutes"
}

const count = (number: number, one: string) =>
  number === 0 ? "" : `${number} ${one}${number === 1 ? "" : "s"}`

/** A sentence about a period in which the clocks change: it is not as long as its times make believe. Else null. */
export const clockChangeSentence = ({ start, end }: Period<Temporal.Instant>): string | null => {
  const [from, to] = [local(start), local(end)]
  const shiftHours = (to.offsetNanoseconds - from.offsetNanoseconds) / 3_600_000_000_000
  if (shiftHours === 0) return null
  return shiftHours > 0
    ? "The clocks go forward in this time, so it is an hour shorter than the times look."
    : "The clocks go back in this time, so it is an hour longer than the times look."
}
