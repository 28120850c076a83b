import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { assignWeek } from "#app/features/staffing/week/assign-week.ts"
import { faultsOf, worthOf } from "#app/features/staffing/week/check-week.ts"
import { regretsOf } from "#app/features/staffing/week/explain-week.ts"
import type { Visit, Week, WeekSchool, WeekWorth, Wish } from "#app/features/staffing/week/week.ts"

const wholeDays = (...ids: string[]) => ids.map((id) => ({ id, lasts: "whole-day" as const }))

const school = (
  id: string,
  wishes: Record<string, Wish> = {},
  more: Partial<WeekSchool> = {},
): WeekSchool => ({
  id,
  visits: { "whole-day": 1, "half-day": 0 },
  wishes: new Map(Object.entries(wishes)),
  travel: new Map(),
  ...more,
})

const anyWeek: fc.Arbitrary<Week> = fc
  .record({ whole: fc.nat({ max: 3 }), half: fc.nat({ max: 3 }) })
  .chain(({ whole, half }) => {
    const places = [
      ...Array.from({ length: whole }, (_, i) => ({ id: `day ${i}`, lasts: "whole-day" as const })),
      ...Array.from({ length: half }, (_, i) => ({ id: `half ${i}`, lasts: "half-day" as const })),
    ]
    const said = fc.tuple(
      fc.constantFrom<Wish>("prefers", "accepts", "avoids", "cannot"),
      fc.nat({ max: 90 }),
    )
    const wishing = fc
      .record({
        days: fc.nat({ max: 2 }),
        halves: fc.nat({ max: 2 }),
        all: fc.array(said, { minLength: places.length, maxLength: places.length }),
      })
      .map(({ days, halves, all }) => ({
        visits: { "whole-day": days, "half-day": halves },
        wishes: new Map(places.map(({ id }, i) => [id, all[i]![0]])),
        travel: new Map(places.map(({ id }, i) => [id, all[i]![1]])),
      }))
    return fc
      .array(wishing, { minLength: 1, maxLength: 3 })
      .map((schools) => ({ places, schools: schools.map((one, i) => ({ id: `school ${i}`, ...one })) }))
  })

const isBetter = (a: WeekWorth, b: WeekWorth) =>
  a.missing - b.missing || a.against - b.against || a.minutes - b.minutes

/** Every week that keeps the rules, place by place. */
function* everyWeek(week: Week, visits: Visit[] = [], at = 0): Generator<Visit[]> {
  const place = week.places[at]
  if (!place) return yield visits
  yield* everyWeek(week, visits, at + 1)
  for (const { id } of week.schools) {
    const more = [...visits, { schoolId: id, placeId: place.id }]
    if (faultsOf(week, more).length === 0) yield* everyWeek(week, more, at + 1)
  }
}

describe("a specialist's week", () => {
  test("each school gets the day it prefers where that can be", () => {
    const week = {
      places: wholeDays("Monday", "Tuesday"),
      schools: [school("Ash", { Tuesday: "prefers" }), school("Oak", { Monday: "prefers" })],
    }
    expect(assignWeek(week).visits).toEqual([
      { schoolId: "Ash", placeId: "Tuesday" },
      { schoolId: "Oak", placeId: "Monday" },
    ])
  })

  test("a school that can come on one day only gets it before one that merely prefers it", () => {
    const week = {
      places: wholeDays("Monday", "Tuesday"),
      schools: [school("Ash", { Monday: "prefers" }), school("Oak", { Tuesday: "cannot" })],
    }
    const assigned = assignWeek(week)
    expect(assigned.visits).toContainEqual({ schoolId: "Oak", placeId: "Monday" })
    expect(regretsOf(week, assigned, "Ash")).toEqual([
      { placeId: "Monday", costs: { missing: 1, against: -2, minutes: 0 } },
    ])
  })

  test("of two weeks that suit schools alike, the one with less travel is taken", () => {
    const week = {
      places: wholeDays("Monday", "Tuesday"),
      schools: [school("Ash", {}, { travel: new Map([["Monday", 40]]) }), school("Oak")],
    }
    expect(assignWeek(week).worth).toEqual({ missing: 0, against: 2, minutes: 0 })
  })

  test("a half-day visit takes no whole day, and what has no place is said", () => {
    const halves = { "whole-day": 0, "half-day": 2 }
    const week = {
      places: [...wholeDays("Monday"), { id: "Tuesday morning", lasts: "half-day" as const }],
      schools: [school("Ash", {}, { visits: halves })],
    }
    expect(assignWeek(week)).toEqual({
      visits: [{ schoolId: "Ash", placeId: "Tuesday morning" }],
      worth: { missing: 1, against: 1, minutes: 0 },
    })
  })

  test("no other week that keeps the rules is better", () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const best = assignWeek(week)
        expect(faultsOf(week, best.visits)).toEqual([])
        expect(worthOf(week, best.visits)).toEqual(best.worth)
        for (const other of everyWeek(week))
          expect(isBetter(best.worth, worthOf(week, other))).toBeLessThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })

  test("what a preferred place would cost is the best week that has it, and nothing is better than the best", () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const best = assignWeek(week)
        for (const { id } of week.schools)
          for (const { placeId, costs } of regretsOf(week, best, id)) {
            const weeks = [...everyWeek(week)].filter((visits) =>
              visits.some((visit) => visit.schoolId === id && visit.placeId === placeId),
            )
            const worth = weeks.map((visits) => worthOf(week, visits)).sort(isBetter)[0]!
            expect(costs).toEqual({
              missing: worth.missing - best.worth.missing,
              against: worth.against - best.worth.against,
              minutes: worth.minutes - best.worth.minutes,
            })
          }
      }),
      { numRuns: 60 },
    )
  })

  test("a change by hand that breaks a rule is named", () => {
    const week = {
      places: wholeDays("Monday"),
      schools: [school("Ash"), school("Oak", { Monday: "cannot" })],
    }
    const visits = [
      { schoolId: "Ash", placeId: "Monday" },
      { schoolId: "Oak", placeId: "Monday" },
      { schoolId: "Elm", placeId: "Monday" },
    ]
    expect(faultsOf(week, visits)).toEqual([
      { kind: "no-such-visit", visit: visits[2] },
      { kind: "cannot-come", visit: visits[1] },
      { kind: "place-taken-twice", placeId: "Monday" },
    ])
    expect(faultsOf(week, [visits[0]!, visits[0]!])).toContainEqual({
      kind: "too-many-visits",
      schoolId: "Ash",
    })
  })
})
