import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator"
import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"

const HOUR_SECONDS = 3600

const statuses: Record<CalendarEntry["standing"], ICalEventStatus> = {
  asked: ICalEventStatus.TENTATIVE,
  firm: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

/** Where revisions begin to be counted. */
const EPOCH = Temporal.Instant.from("2026-01-01T00:00:00Z")

/** RFC 5545 wants a number that grows with every change of an event: the seconds until its last one. */
const revisionOf = ({ changedAt }: CalendarEntry) =>
  Math.max(0, Math.floor((changedAt.epochMilliseconds - EPOCH.epochMilliseconds) / 1000))

/** No calendar has a use for control characters, and some refuse the whole file for one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const plain = (text: string) => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")

/**
 * The entries as an iCalendar file (RFC 5545). Moments are in UTC and every occurrence is an event of its own, so that
 * nothing depends on how a reader knows the zone; whole days are dates. The same entries give the same bytes.
 */
export function writeFeed(entries: readonly CalendarEntry[], { appUrl }: { appUrl: string }): string {
  const calendar = ical({
    name: "Kith",
    prodId: { company: "Kith", product: "Kith", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
    x: { "X-WR-TIMEZONE": CIVIL_ZONE },
  })
  for (const entry of entries) {
    const url = entry.path === null ? null : new URL(entry.path, appUrl).href
    const isCancelled = entry.standing === "cancelled"
    const isWholeDays = entry.time.kind === "days"
    calendar.createEvent({
      ...{ id: entry.uid, sequence: revisionOf(entry) },
      ...{ stamp: entry.changedAt, lastModified: entry.changedAt },
      ...{ start: entry.time.during.start, end: entry.time.during.end, allDay: isWholeDays },
      summary: plain(isCancelled ? `Cancelled: ${entry.title}` : entry.title),
      description: plain([entry.note, url].filter(Boolean).join("\n\n")),
      url,
      status: statuses[entry.standing],
      // A deadline or a term takes nobody's time.
      transparency:
        entry.kind === "booking" && !isCancelled
          ? ICalEventTransparency.OPAQUE
          : ICalEventTransparency.TRANSPARENT,
      busystatus:
        entry.kind === "booking" && !isCancelled ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    })
  }
  return `${calendar.toString()}\r\n`
}
