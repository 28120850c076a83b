import { CIVIL_ZONE, formatTime } from "#app/core/civil-time.ts"
import { overlaps, type Period, period } from "#app/core/period.ts"
import {
  type CalendarEntry,
  datesOf,
  type EntryKind,
} from "#app/features/staffing/calendar/calendar-entry.ts"

/** The parts of a school's day, by the time on the wall. */
export const dayParts = ["morning", "afternoon", "evening"] as const
export type DayPart = (typeof dayParts)[number]

const MIDDAY = Temporal.PlainTime.from("12:00")
const END_OF_SCHOOL_DAY = Temporal.PlainTime.from("16:30")

export type EntryView = {
  uid: string
  kind: EntryKind
  title: string
  note: string
  /** "9am to 3:30pm", "5pm", of several days "from 6pm" and "until 6pm"; empty for whole days. */
  hours: string
  href: string | null
  standing: CalendarEntry["standing"]
}

export type DayView = {
  /** "2026-11-23" */
  date: string
  isToday: boolean
  isWeekend: boolean
  allDay: EntryView[]
  parts: Record<DayPart, EntryView[]>
}

/** The days of a span with what stands on each: an entry that touches several days or parts of one stands on each. */
export function layOutDays(
  entries: readonly CalendarEntry[],
  days: Period<Temporal.PlainDate>,
  today: Temporal.PlainDate,
): DayView[] {
  const inOrder = [...entries].sort(byStart)
  const views: DayView[] = []
  for (let date = days.start; Temporal.PlainDate.compare(date, days.end) < 0; date = date.add({ days: 1 }))
    views.push(layOutDay(inOrder, date, today))
  return views
}

function layOutDay(
  entries: readonly CalendarEntry[],
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
): DayView {
  const here = entries.filter((entry) => {
    const { first, last } = datesOf(entry, CIVIL_ZONE)
    return Temporal.PlainDate.compare(first, date) <= 0 && Temporal.PlainDate.compare(date, last) <= 0
  })
  const view = (entry: CalendarEntry) => viewOf(entry, date)
  const on = (part: DayPart) => here.filter((entry) => touches(entry, partOf(date, part))).map(view)
  return {
    date: date.toString(),
    isToday: date.equals(today),
    isWeekend: date.dayOfWeek > 5,
    allDay: here.filter(({ time }) => time.kind === "days").map(view),
    parts: { morning: on("morning"), afternoon: on("afternoon"), evening: on("evening") },
  }
}

/** A deadline stands where it falls, not where the half-hour before it begins. */
const touches = ({ kind, time }: CalendarEntry, part: Period<Temporal.Instant>) => {
  if (time.kind === "days") return false
  const { start, end } = time.during
  return overlaps(
    kind === "pool-closing" ? period(end.subtract({ nanoseconds: 1 }), end) : { start, end },
    part,
  )
}

function partOf(date: Temporal.PlainDate, part: DayPart): Period<Temporal.Instant> {
  const at = (time?: Temporal.PlainTime) =>
    date.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: time }).toInstant()
  const nextDay = date.add({ days: 1 }).toZonedDateTime(CIVIL_ZONE).toInstant()
  if (part === "morning") return period(at(), at(MIDDAY))
  return part === "afternoon"
    ? period(at(MIDDAY), at(END_OF_SCHOOL_DAY))
    : period(at(END_OF_SCHOOL_DAY), nextDay)
}

const viewOf = (entry: CalendarEntry, date: Temporal.PlainDate): EntryView => {
  const { uid, kind, title, note, path, standing } = entry
  return { ...{ uid, kind, title, note, standing, href: path }, hours: hoursOn(entry, date) }
}

const hoursOn = (entry: CalendarEntry, date: Temporal.PlainDate): string => {
  const { kind, time } = entry
  if (time.kind === "days") return ""
  const clock = (at: Temporal.Instant) => formatTime(at.toZonedDateTimeISO(CIVIL_ZONE))
  const [start, end] = [clock(time.during.start), clock(time.during.end)]
  if (kind === "pool-closing") return end
  const { first, last } = datesOf(entry, CIVIL_ZONE)
  if (first.equals(date)) return last.equals(date) ? `${start} to ${end}` : `from ${start}`
  return last.equals(date) ? `until ${end}` : "all day"
}

const byStart = (a: CalendarEntry, b: CalendarEntry) => {
  const [one, other] = [startOf(a), startOf(b)]
  return one === other ? (a.uid < b.uid ? -1 : 1) : one - other
}

const startOf = ({ time }: CalendarEntry) =>
  (time.kind === "days" ? time.during.start.toZonedDateTime(CIVIL_ZONE) : time.during.start).epochMilliseconds
