import { describe, expect, test } from "vitest"
import { period } from "#app/core/period.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import { type DayView, dayParts, layOutDays } from "#app/features/staffing/calendar/lay-out-days.ts"

const date = Temporal.PlainDate.from
const at = (civil: string) => Temporal.ZonedDateTime.from(`${civil}[Europe/London]`).toInstant()
const entry = (uid: string, more: Partial<CalendarEntry>): CalendarEntry => ({
  ...{ uid, kind: "booking", title: uid, note: "", path: null, standing: "firm" },
  time: { kind: "moments", during: period(at("2026-10-23T09:00"), at("2026-10-23T10:00")) },
  changedAt: at("2026-10-01T00:00"),
  ...more,
})
const moments = (start: string, end: string) => ({
  kind: "moments" as const,
  during: period(at(start), at(end)),
})
const week = (start: string) => period(date(start), date(start).add({ weeks: 1 }))
const today = date("2026-10-23")

/** "2026-10-23 morning" for each place in which something stands. */
const places = (days: DayView[]) =>
  days.flatMap(({ date, allDay, parts }) => [
    ...allDay.map(() => `${date} all day`),
    ...dayParts.flatMap((part) => parts[part].map(() => `${date} ${part}`)),
  ])

describe("a calendar's days", () => {
  test("a school day's booking stands in the morning and in the afternoon, with its hours", () => {
    const days = layOutDays(
      [entry("a", { time: moments("2026-10-23T09:00", "2026-10-23T15:30") })],
      week("2026-10-19"),
      today,
    )
    expect(places(days)).toEqual(["2026-10-23 morning", "2026-10-23 afternoon"])
    expect(days[4]!.parts.morning[0]!.hours).toBe("9am to 3:30pm")
    expect(days[4]!.isToday).toBe(true)
  })

  test("what ends at midday does not touch the afternoon, and what ends at midnight not the next day", () => {
    const ends = [
      entry("a", { time: moments("2026-10-22T09:00", "2026-10-22T12:00") }),
      entry("b", { time: moments("2026-10-23T18:00", "2026-10-24T00:00") }),
    ]
    expect(places(layOutDays(ends, week("2026-10-19"), today))).toEqual([
      "2026-10-22 morning",
      "2026-10-23 evening",
    ])
  })

  test("what lasts several days says on each from when, until when, or that it takes the whole day", () => {
    const long = entry("a", { time: moments("2026-10-23T18:00", "2026-10-25T09:30") })
    const hours = layOutDays([long], week("2026-10-19"), today).flatMap(({ parts }) =>
      dayParts.flatMap((part) => parts[part].map((view) => view.hours)),
    )
    expect(hours).toEqual(["from 6pm", "all day", "all day", "all day", "until 9:30am"])
  })

  test("a deadline at half past four stands where it falls, as one moment", () => {
    const closing = entry("a", {
      kind: "pool-closing",
      time: moments("2026-10-23T16:00", "2026-10-23T16:30"),
    })
    const days = layOutDays([closing], week("2026-10-19"), today)
    expect(places(days)).toEqual(["2026-10-23 afternoon"])
    expect(days[4]!.parts.afternoon[0]!.hours).toBe("4:30pm")
  })

  test("on the Sundays on which the clocks change, hours are those on the wall", () => {
    const autumn = entry("a", { time: moments("2026-10-25T09:00", "2026-10-25T11:00") })
    const spring = entry("b", { time: moments("2027-03-28T09:00", "2027-03-28T11:00") })
    const [october] = layOutDays([autumn], week("2026-10-19"), today).slice(-1)
    const [march] = layOutDays([spring], week("2027-03-22"), today).slice(-1)
    expect(october!.parts.morning[0]!.hours).toBe("9am to 11am")
    expect(march!.parts.morning[0]!.hours).toBe("9am to 11am")
    expect(october!.parts.afternoon).toEqual([])
  })

  test("a closure of two days stands on both, and on no third", () => {
    const closure = entry("a", {
      kind: "closure",
      time: { kind: "days", during: period(date("2026-10-25"), date("2026-10-27")) },
    })
    expect(places(layOutDays([closure], week("2026-10-19"), today))).toEqual(["2026-10-25 all day"])
    expect(places(layOutDays([closure], week("2026-10-26"), today))).toEqual(["2026-10-26 all day"])
  })
})
