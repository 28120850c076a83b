import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readSpan, type Term } from "#app/features/staffing/calendar/span.ts"

const date = Temporal.PlainDate.from
const today = date("2026-11-25")
const terms: Term[] = [
  { name: "Spring term", start: date("2027-01-04"), end: date("2027-03-27") },
  { name: "Autumn term", start: date("2026-09-02"), end: date("2026-12-19") },
]
const asked = (search: string) => readSpan(new URLSearchParams(search), today, terms)

describe("what a calendar's address asks for", () => {
  test("nothing said is the week of today, from Monday on", () => {
    const span = asked("")
    expect(span.days.start.toString()).toBe("2026-11-23")
    expect(span.days.end.toString()).toBe("2026-11-30")
    expect([span.previous, span.next]).toEqual(["2026-11-16", "2026-11-30"])
  })

  test("nothing said at a weekend is the week that comes", () => {
    const atWeekend = ["2026-11-21", "2026-11-22"].map((day) =>
      readSpan(new URLSearchParams(), date(day), terms),
    )
    expect(atWeekend.map(({ days, isNow }) => [days.start.toString(), isNow])).toEqual([
      ["2026-11-23", true],
      ["2026-11-23", true],
    ])
    const lastWeek = readSpan(new URLSearchParams("on=2026-11-20"), date("2026-11-22"), terms)
    expect([lastWeek.days.start.toString(), lastWeek.isNow]).toEqual(["2026-11-16", false])
  })

  test("a term is the school's own, in whole weeks, and leads to the ones beside it", () => {
    const span = asked("view=term")
    expect(span.name).toBe("Autumn term")
    expect([span.days.start.toString(), span.days.end.toString()]).toEqual(["2026-08-31", "2026-12-21"])
    expect(span.next).toBe("2027-01-04")
  })

  test("in the holidays it is the term that comes next", () => {
    expect(asked("view=term&on=2026-12-25").name).toBe("Spring term")
  })

  test("after the last term that a school has entered, fourteen weeks", () => {
    const span = asked("view=term&on=2027-06-01")
    expect(span.name).toBe("14 weeks from 31 May 2027")
    expect(span.previous).toBe("2027-01-04")
  })

  test("a date that is none, or lies where nobody plans, is today", () => {
    for (const on of [
      "2026-02-30",
      "tomorrow",
      "",
      "9999-01-01",
      "0001-01-01",
      "-009999-01-01",
      "٢٠٢٦-١١-٢٥",
    ])
      expect(readSpan(new URLSearchParams({ on }), today, terms).days.start.toString()).toBe("2026-11-23")
  })

  test("next and previous lead back to where one was, and never stand still", () => {
    const anyDay = fc.integer({ min: -3000, max: 3000 }).map((days) => today.add({ days }).toString())
    fc.assert(
      fc.property(anyDay, fc.constantFrom("week", "term"), (on, view) => {
        const here = asked(`view=${view}&on=${on}`)
        const next = asked(`view=${view}&on=${here.next}`)
        expect(Temporal.PlainDate.compare(next.days.start, here.days.start)).toBe(1)
        expect(here.days.start.dayOfWeek).toBe(1)
        if (view === "week") expect(next.previous).toBe(here.days.start.toString())
      }),
    )
  })
})
