import type { Period } from "#app/core/period.ts"

/** Moments for what has hours, dates for whole days; both half-open. */
export type EntryTime =
  | { kind: "moments"; during: Period<Temporal.Instant> }
  | { kind: "days"; during: Period<Temporal.PlainDate> }

export type EntryKind = "pool-closing" | "booking" | "closure" | "term"

/** Something that stands in a calendar. */
export type CalendarEntry = {
  /** The same for as long as there is the thing, whatever of it changes. */
  uid: string
  kind: EntryKind
  title: string
  /** What there is to know besides, in a sentence or two. */
  note: string
  time: EntryTime
  /** The page of the thing, as a path; null where there is none. */
  path: string | null
  standing: "asked" | "firm" | "cancelled"
  changedAt: Temporal.Instant
}

/** The dates on which an entry is shown, first and last; a period that ends at midnight does not touch the next day. */
export function datesOf({ time }: Pick<CalendarEntry, "time">, zone: string) {
  if (time.kind === "days") return { first: time.during.start, last: time.during.end.subtract({ days: 1 }) }
  const dateIn = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  return { first: dateIn(time.during.start), last: dateIn(time.during.end.subtract({ nanoseconds: 1 })) }
}
