import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import { bankHolidayOn, nations } from "#app/features/staffing/days/bank-holidays.ts"
import { dayFault, dayFaultSentence } from "#app/features/staffing/days/counting-days.ts"
import { daysOf, periodOn } from "#app/features/staffing/days/recurring.ts"
import type { SchoolDays } from "#app/features/staffing/days/school-days.ts"

const day = (text: string) => Temporal.PlainDate.from(text)

/** Gauss's rule as Meeus, Jones and Butcher wrote it down. */
function easterSunday(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const m = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = Math.floor((a + 11 * h + 22 * m) / 451)
  const month = Math.floor((h + m - 7 * n + 114) / 31)
  return Temporal.PlainDate.from({ year, month, day: ((h + m - 7 * n + 114) % 31) + 1 })
}

const years = [2024, 2025, 2026, 2027, 2028]
const daysOfYear = (year: number) =>
  Array.from({ length: day(`${year}-01-01`).daysInYear }, (_, i) => day(`${year}-01-01`).add({ days: i }))

describe("bank holidays", () => {
  test.each(years)(
    "of %i are eight in England and Wales, nine in Scotland, ten in Northern Ireland",
    (year) => {
      const counts = nations.map((nation) => daysOfYear(year).filter((d) => bankHolidayOn(nation, d)).length)
      expect(counts).toEqual([8, year === 2026 ? 10 : 9, 10])
    },
  )

  test.each(years)("of %i are never on a weekend, because a substitute day stands for those", (year) => {
    for (const nation of nations)
      for (const d of daysOfYear(year)) if (bankHolidayOn(nation, d)) expect(d.dayOfWeek).toBeLessThan(6)
  })

  test.each(years)("of %i follow Easter", (year) => {
    const sunday = easterSunday(year)
    for (const nation of nations)
      expect(bankHolidayOn(nation, sunday.subtract({ days: 2 }))).toBe("Good Friday")
    expect(bankHolidayOn("england-and-wales", sunday.add({ days: 1 }))).toBe("Easter Monday")
    expect(bankHolidayOn("scotland", sunday.add({ days: 1 }))).toBeNull()
  })

  test("differ by nation", () => {
    expect(bankHolidayOn("scotland", day("2026-11-30"))).toBe("St Andrew's Day")
    expect(bankHolidayOn("england-and-wales", day("2026-11-30"))).toBeNull()
    expect(bankHolidayOn("northern-ireland", day("2026-07-13"))).toBe("Battle of the Boyne")
    expect(bankHolidayOn("england-and-wales", day("2026-12-28"))).toBe("Boxing Day")
  })
})

const school = (name: string, wish: Partial<SchoolDays> = {}): SchoolDays => ({
  ...{ school: { id: name, name }, nation: "england-and-wales", terms: [], closures: [] },
  ...wish,
})
const autumn = { id: "t", name: "Autumn", firstDay: day("2026-09-02"), lastDay: day("2026-12-18") }
const inset = {
  id: "i",
  kind: "inset",
  reason: "",
  firstDay: day("2026-11-27"),
  lastDay: day("2026-11-27"),
} as const

describe("a day", () => {
  const oak = school("Oak", { terms: [autumn] })
  const ash = school("Ash", { closures: [inset] })
  const rules = { nation: "england-and-wales", schools: [oak, ash], inTermsOf: oak } as const

  test("counts in term, when neither school is closed", () => {
    expect(dayFault(day("2026-11-26"), rules)).toBeNull()
  })
  test("does not count when either school has an INSET day", () => {
    const fault = dayFault(day("2026-11-27"), rules)
    expect(fault && dayFaultSentence(day("2026-11-27"), fault)).toBe(
      "Friday 27 November 2026 is an INSET day at Ash",
    )
  })
  test("does not count on a bank holiday, out of term or not", () => {
    expect(dayFault(day("2026-12-25"), rules)).toEqual({ kind: "bank-holiday", name: "Christmas Day" })
  })
  test("does not count on a bank holiday of either school, whoever comes", () => {
    const stAndrews = day("2026-11-30")
    const scottish = school("Ash", { nation: "scotland" })
    expect(dayFault(stAndrews, rules)).toBeNull()
    expect(dayFault(stAndrews, { ...rules, schools: [oak, scottish] })).toEqual({
      ...{ kind: "bank-holiday", name: "St Andrew's Day" },
    })
    expect(dayFault(stAndrews, { ...rules, nation: "scotland" })).not.toBeNull()
    expect(dayFault(stAndrews, { ...rules, nation: null })).toBeNull()
  })
  test("does not count out of term for people, and does for things", () => {
    expect(dayFault(day("2026-12-21"), rules)).toEqual({ kind: "out-of-term", school: "Oak" })
    expect(dayFault(day("2026-12-21"), { ...rules, inTermsOf: null })).toBeNull()
  })
  test("counts where a school has not entered its terms", () => {
    expect(dayFault(day("2026-12-21"), { ...rules, inTermsOf: ash })).toBeNull()
  })
})

describe("a series", () => {
  test("every other week begins with the week of its first day", () => {
    const days = daysOf({
      ...{ weekdays: [1, 4], everyWeeks: 2 },
      ...{ firstDay: day("2026-11-04"), lastDay: day("2026-11-30") },
    })
    expect(days.map(String)).toEqual(["2026-11-05", "2026-11-16", "2026-11-19", "2026-11-30"])
  })

  test("keeps its times of the clock when summer time begins", () => {
    const times = { from: Temporal.PlainTime.from("09:00"), to: Temporal.PlainTime.from("12:00") }
    const starts = ["2027-03-22", "2027-03-29"].map((text) => periodOn(day(text), times)?.start.toString())
    expect(starts).toEqual(["2027-03-22T09:00:00Z", "2027-03-29T08:00:00Z"])
  })

  const anyDay = fc.integer({ min: 0, max: 1_800 }).map((days) => day("2024-01-01").add({ days }))
  const anyRecurrence = fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
    everyWeeks: fc.constantFrom(1 as const, 2 as const),
    firstDay: anyDay,
    length: fc.integer({ min: 0, max: 200 }),
  })
  test("has its days in order, on the chosen weekdays, as many weeks apart as asked", () => {
    fc.assert(
      fc.property(anyRecurrence, ({ length, ...asked }) => {
        const recurrence = { ...asked, lastDay: asked.firstDay.add({ days: length }) }
        const days = daysOf(recurrence)
        for (const [i, one] of days.entries()) {
          expect(asked.weekdays).toContain(one.dayOfWeek)
          expect(Temporal.PlainDate.compare(one, recurrence.lastDay)).toBeLessThanOrEqual(0)
          if (i > 0) expect(Temporal.PlainDate.compare(days[i - 1]!, one)).toBe(-1)
          const sameWeekday = days.filter((other) => other.dayOfWeek === one.dayOfWeek)
          const gaps = sameWeekday.slice(1).map((other, at) => sameWeekday[at]!.until(other).days)
          expect(gaps.every((gap) => gap === 7 * asked.everyWeeks)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
  test("is at the same times of the clock on every day, but in the hour that the clocks skip", () => {
    const quarter = fc.integer({ min: 0, max: 94 })
    fc.assert(
      fc.property(anyDay, quarter, fc.integer({ min: 1, max: 40 }), (on, at, long) => {
        const time = (quarters: number) => Temporal.PlainTime.from("00:00").add({ minutes: quarters * 15 })
        const [from, to] = [time(at), time(Math.min(95, at + long))]
        const found = periodOn(on, { from, to })
        if (found === null) return
        const local = found.start.toZonedDateTimeISO(CIVIL_ZONE)
        expect(local.toPlainDate().equals(on)).toBe(true)
        if (local.hour !== 2) expect(local.toPlainTime().equals(from)).toBe(true)
        expect(Temporal.Instant.compare(found.start, found.end)).toBe(-1)
      }),
    )
  })
})
