import fc from "fast-check"
import ICAL from "ical.js"
import { describe, expect, test } from "vitest"
import { period } from "#app/core/period.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import { writeFeed } from "#app/features/staffing/calendar/write-feed.ts"

const appUrl = "https://kith.example"
const at = (civil: string) => Temporal.ZonedDateTime.from(`${civil}[Europe/London]`).toInstant()

const booking = (start: string, end: string, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "booking-1@kith",
  kind: "booking",
  title: "Music with Dana",
  note: "At Oak Primary School.",
  time: { kind: "moments", during: period(at(start), at(end)) },
  path: "/bookings/1",
  standing: "firm",
  changedAt: Temporal.Instant.from("2026-10-01T09:00:00Z"),
  ...more,
})

/** The events as a calendar reads them. */
const readBack = (entries: readonly CalendarEntry[]) =>
  new ICAL.Component(ICAL.parse(writeFeed(entries, { appUrl })))
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component))

/** "2026-10-25T09:00" of a moment in London, by a reader who knows nothing but the file. */
const inLondon = (time: ICAL.Time) =>
  Temporal.Instant.fromEpochMilliseconds(time.toJSDate().getTime())
    .toZonedDateTimeISO("Europe/London")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })

describe("a calendar's file", () => {
  test.each([
    ["the last Friday of summer time", "2026-10-23T09:00", "2026-10-23T15:30"],
    ["the Monday after the clocks go back", "2026-10-26T09:00", "2026-10-26T15:30"],
    ["the night in which the clocks go back", "2026-10-24T22:00", "2026-10-25T09:00"],
    ["the last Friday of winter time", "2027-03-26T09:00", "2027-03-26T15:30"],
    ["the Monday after the clocks go forward", "2027-03-29T09:00", "2027-03-29T15:30"],
    ["the night in which the clocks go forward", "2027-03-27T22:00", "2027-03-28T09:00"],
  ])("reads at the hours of the wall clock on %s", (_when, start, end) => {
    const [event] = readBack([booking(start, end)])
    expect([inLondon(event!.startDate), inLondon(event!.endDate)]).toEqual([start, end])
  })

  test("a night in which the clocks change lasts eleven hours or nine, not ten", () => {
    const hours = (start: string, end: string) =>
      readBack([booking(start, end)])[0]!.duration.toSeconds() / 3600
    expect(hours("2026-10-24T22:00", "2026-10-25T08:00")).toBe(11)
    expect(hours("2027-03-27T22:00", "2027-03-28T08:00")).toBe(9)
  })

  test("an INSET day is a whole day, on the day of a clock change too", () => {
    const day = Temporal.PlainDate.from("2026-10-25")
    const inset = booking("2026-10-25T09:00", "2026-10-25T10:00", {
      kind: "closure",
      time: { kind: "days", during: period(day, day.add({ days: 1 })) },
    })
    const [event] = readBack([inset])
    expect(event!.startDate.isDate).toBe(true)
    expect([event!.startDate.toString(), event!.endDate.toString()]).toEqual(["2026-10-25", "2026-10-26"])
  })

  test("a cancelled booking stays, says so, and takes nobody's time", () => {
    const [event] = readBack([booking("2026-11-02T09:00", "2026-11-02T12:00", { standing: "cancelled" })])
    expect(event!.summary).toBe("Cancelled: Music with Dana")
    expect(event!.component.getFirstPropertyValue("status")).toBe("CANCELLED")
    expect(event!.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT")
  })

  test("what is only asked for is tentative", () => {
    const [event] = readBack([booking("2026-11-02T09:00", "2026-11-02T12:00", { standing: "asked" })])
    expect(event!.component.getFirstPropertyValue("status")).toBe("TENTATIVE")
  })

  test("a change keeps the event's name and counts its revision up", () => {
    const before = booking("2026-11-02T09:00", "2026-11-02T12:00")
    const after = {
      ...before,
      changedAt: before.changedAt.add({ seconds: 1 }),
      standing: "cancelled" as const,
    }
    const [first] = readBack([before])
    const [second] = readBack([after])
    expect(second!.uid).toBe(first!.uid)
    expect(second!.sequence).toBe(first!.sequence + 1)
    expect(String(second!.component.getFirstPropertyValue("last-modified"))).toBe("2026-10-01T09:00:01Z")
  })

  test("the same entries give the same bytes, whenever they are asked for", () => {
    const entries = [booking("2026-11-02T09:00", "2026-11-02T12:00")]
    expect(writeFeed(entries, { appUrl })).toBe(writeFeed(entries, { appUrl }))
    expect(writeFeed(entries, { appUrl })).not.toContain(String(new Date().getUTCFullYear() + 9))
  })

  test("no line is longer than 75 bytes, every line ends as the standard says, and the page's address is there", () => {
    const file = writeFeed(
      [booking("2026-11-02T09:00", "2026-11-02T12:00", { title: "Ćwiczenia 🎻 ".repeat(30) })],
      { appUrl },
    )
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true)
    expect(file.replaceAll("\r\n", "")).not.toContain("\n")
    for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(file.replaceAll("\r\n ", "")).toContain("URL;VALUE=URI:https://kith.example/bookings/1")
  })

  test("whatever a school writes in a title comes back as it was, and adds no event and no line of its own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (title) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
        const plain = title.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
        const events = readBack([booking("2026-11-02T09:00", "2026-11-02T12:00", { title })])
        expect(events).toHaveLength(1)
        expect(events[0]!.summary ?? "").toBe(plain)
      }),
      { examples: [["a\r\nBEGIN:VEVENT\r\nSUMMARY:b"], ["50%; \\n, or “more”"]] },
    )
  })
})
