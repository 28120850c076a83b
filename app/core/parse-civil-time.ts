import { CIVIL_ZONE, months } from "#app/core/civil-time.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

const ISO_DATE = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/
const BRITISH_DATE = /^(?<day>\d{1,2})[/.\- ](?<month>\d{1,2})[/.\- ](?<year>\d{4})$/
const WRITTEN_DATE = /^(?:[a-z]+day,? )?(?<day>\d{1,2}) (?<month>[a-z]{3,9}) (?<year>\d{4})$/i

/** Reads "2026-12-04", "4/12/2026" or "4 December 2026". The reason is a sentence for the field. */
export const parseDate = (text: string): Outcome<Temporal.PlainDate> => {
  const typed = text.trim().replace(/\s+/g, " ")
  if (typed === "") return refuse("Enter a date, like 4 12 2026")
  const parts = (ISO_DATE.exec(typed) ?? BRITISH_DATE.exec(typed) ?? WRITTEN_DATE.exec(typed))?.groups
  const month = parts && monthNumber(parts.month!)
  if (!parts || !month || Number(parts.year) === 0)
    return refuse("Enter a date as day, month and year, like 4 12 2026")
  try {
    const fields = { year: Number(parts.year), month, day: Number(parts.day) }
    return succeed(Temporal.PlainDate.from(fields, { overflow: "reject" }))
  } catch {
    return refuse("Enter a date that exists, like 4 12 2026")
  }
}

const monthNumber = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text)
  const index = months.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase()))
  return index < 0 ? undefined : index + 1
}

/** Reads "17:00", "5pm", "5:30 pm", "5.30pm", "midday" or "midnight", which is the start of the day. */
export const parseTime = (text: string): Outcome<Temporal.PlainTime> => {
  const typed = text.trim().toLowerCase()
  if (typed === "") return refuse("Enter a time, like 5pm or 17:00")
  if (typed === "midday" || typed === "noon") return succeed(Temporal.PlainTime.from("12:00"))
  if (typed === "midnight") return succeed(Temporal.PlainTime.from("00:00"))
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s?(am|pm)?$/.exec(typed)
  if (!match || (!match[2] && !match[3])) return refuse("Enter a time, like 5pm or 17:00")
  const [, hours, minutes = "0", half] = match
  const hour = half ? (Number(hours) % 12) + (half === "pm" ? 12 : 0) : Number(hours)
  const isOnClock = half ? Number(hours) >= 1 && Number(hours) <= 12 : hour <= 23
  if (!isOnClock || Number(minutes) > 59) return refuse("Enter a time that exists, like 5pm or 17:00")
  return succeed(Temporal.PlainTime.from({ hour, minute: Number(minutes) }))
}

/** Which of the two fields is at fault, and the sentence to show beside it. */
export type MomentFault = { field: "date" | "time"; message: string }

/**
 * Reads a date and a time, as typed, into the moment they mean in London. In the hour that the clocks skip in
 * spring there is no such moment; in the hour they repeat in autumn it is the first of the two.
 */
export const parseLocalMoment = (date: string, time: string): Outcome<Temporal.Instant, MomentFault> => {
  const day = parseDate(date)
  if (!day.ok) return refuse({ field: "date", message: day.reason })
  const clock = parseTime(time)
  if (!clock.ok) return refuse({ field: "time", message: clock.reason })
  const typed = day.value.toPlainDateTime(clock.value)
  const zoned = typed.toZonedDateTime(CIVIL_ZONE, { disambiguation: "earlier" })
  if (!zoned.toPlainDateTime().equals(typed)) {
    return refuse({ field: "time", message: "Enter another time: the clocks go forward over this one" })
  }
  return succeed(zoned.toInstant())
}
