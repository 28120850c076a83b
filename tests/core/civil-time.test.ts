import { describe, expect, it } from "vitest"
import { civilDateOf, formatDate, formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { fromNow, momentView } from "#app/core/from-now.ts"
import { parseDate, parseLocalMoment, parseTime } from "#app/core/parse-civil-time.ts"

const instant = (text: string) => Temporal.Instant.from(text)

describe("a moment on the page", () => {
  it("is written in full, in London's time", () => {
    expect(formatMoment(instant("2026-12-04T17:00Z"))).toBe("Friday 4 December 2026, 5pm")
    expect(formatMoment(instant("2026-07-01T16:30Z"))).toBe("Wednesday 1 July 2026, 5:30pm")
    expect(formatMoment(instant("2026-12-04T12:00Z"))).toBe("Friday 4 December 2026, midday")
    expect(formatMoment(instant("2026-12-04T12:05Z"))).toBe("Friday 4 December 2026, 12:05pm")
    expect(formatMoment(instant("2026-12-04T00:05Z"))).toBe("Friday 4 December 2026, 12:05am")
  })

  it("at midnight says that the day is beginning", () => {
    expect(formatMoment(instant("2026-12-04T00:00Z"))).toBe(
      "Friday 4 December 2026, midnight (the start of the day)",
    )
  })

  it("has a date of its own in London", () => {
    expect(formatDate(civilDateOf(instant("2026-06-30T23:30Z")))).toBe("Wednesday 1 July 2026")
    expect(formatShortDate(Temporal.PlainDate.from("2026-12-04"))).toBe("4 December 2026")
  })

  it("says how far it is from now, never overstating what is left", () => {
    const now = instant("2026-12-04T17:00Z")
    const inA = (duration: string) => fromNow(now.add(Temporal.Duration.from(duration)), now)
    expect(inA("PT0S")).toBe("in less than a minute")
    expect(inA("PT5M59S")).toBe("in 5 minutes")
    expect(inA("-PT3H")).toBe("3 hours ago")
    expect(inA("PT47H59M")).toBe("in 47 hours")
    expect(inA("PT300H")).toBe("in 12 days")
    expect(inA("PT1M")).toBe("in 1 minute")
    expect(inA("-PT2200H")).toBe("3 months ago")
    expect(inA("PT20000H")).toBe("in 2 years")
  })

  it("reaches a page as plain strings", () => {
    const closing = instant("2026-12-16T17:00Z")
    expect(momentView(closing, instant("2026-12-04T17:00Z"))).toEqual({
      iso: "2026-12-16T17:00:00Z",
      text: "Wednesday 16 December 2026, 5pm",
      fromNow: "in 12 days",
    })
  })
})

describe("a date and a time as typed", () => {
  const moment = (date: string, time: string) => {
    const parsed = parseLocalMoment(date, time)
    return parsed.ok ? parsed.value.toString() : parsed.reason
  }

  it("are read in the ways people write them", () => {
    for (const text of [
      "2026-12-04",
      "4/12/2026",
      "04 12 2026",
      "4 December 2026",
      "Friday 4 dec 2026",
      "4.12.2026",
    ]) {
      expect(parseDate(text), text).toEqual({ ok: true, value: Temporal.PlainDate.from("2026-12-04") })
    }
    for (const text of ["17:00", "5pm", "5 PM", "5:00pm", "5.00pm", "17.00", "17:00:00"]) {
      expect(parseTime(text), text).toEqual({ ok: true, value: Temporal.PlainTime.from("17:00") })
    }
    expect(parseTime("12am")).toEqual({ ok: true, value: Temporal.PlainTime.from("00:00") })
    expect(parseTime("12:30pm")).toEqual({ ok: true, value: Temporal.PlainTime.from("12:30") })
  })

  it("mean London's time in winter and in summer", () => {
    expect(moment("4/12/2026", "5pm")).toBe("2026-12-04T17:00:00Z")
    expect(moment("4/6/2026", "5pm")).toBe("2026-06-04T16:00:00Z")
  })

  it("do not exist in the hour that the clocks skip, and come first in the hour they repeat", () => {
    expect(moment("2026-03-29", "01:30")).toEqual({
      field: "time",
      message: "Enter another time: the clocks go forward over this one",
    })
    expect(moment("2026-10-25", "01:30")).toBe("2026-10-25T00:30:00Z")
  })

  it("are refused with the field and a sentence", () => {
    expect(moment("31/2/2026", "5pm")).toEqual({
      field: "date",
      message: "Enter a date that exists, like 4 12 2026",
    })
    expect(moment("soon", "5pm")).toMatchObject({ field: "date" })
    expect(moment("4/13/2026", "5pm")).toMatchObject({ field: "date" })
    expect(moment("", "5pm")).toEqual({ field: "date", message: "Enter a date, like 4 12 2026" })
    for (const time of ["", "25:00", "13pm", "0am", "5:60pm", "17", "٥pm"]) {
      expect(moment("4/12/2026", time), time).toMatchObject({ field: "time" })
    }
  })
})
