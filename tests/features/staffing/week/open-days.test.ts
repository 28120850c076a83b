import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { SchoolDays } from "#app/features/staffing/days/school-days.ts"
import { daysLeftOut } from "#app/features/staffing/week/days-left-out.ts"
import { datesOn, farthestFromEven, takeTurns } from "#app/features/staffing/week/in-turn.ts"
import { type OpenDays, shutInWords, whyShut } from "#app/features/staffing/week/open-days.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import type { WeekMember } from "#app/features/staffing/week/post-week.ts"
import { spreadDays } from "#app/features/staffing/week/spread-days.ts"
import { spreadOpenDays } from "#app/features/staffing/week/spread-open-days.ts"
import type { StoredWeek } from "#app/features/staffing/week/stored-week.ts"

const day = (text: string) => Temporal.PlainDate.from(text)
const span = { from: day("2026-12-07"), to: day("2027-01-15") }

const school = (
  name: string,
  closures: [kind: "inset" | "closure", firstDay: string, lastDay: string, reason?: string][] = [],
  terms: [firstDay: string, lastDay: string][] = [],
): SchoolDays => ({
  school: { id: name, name },
  nation: "england-and-wales",
  closures: closures.map(([kind, firstDay, lastDay, reason = ""], i) => ({
    ...{ id: `${i}`, kind, reason, firstDay: day(firstDay), lastDay: day(lastDay) },
  })),
  terms: terms.map(([firstDay, lastDay], i) => ({
    ...{ id: `${i}`, name: "Term", firstDay: day(firstDay), lastDay: day(lastDay) },
  })),
})

const openDays = (...schools: SchoolDays[]): OpenDays => ({
  ...{ nation: "england-and-wales", employerId: schools[0]!.school.id, schools, calledOff: [] },
})

const member = (name: string, halfDays: number): WeekMember => ({
  ...{ id: name, name, halfDays, prefersHalfDays: false, travelMinutes: 0, place: null },
  wishes: ["accepts", "accepts", "accepts", "accepts", "accepts"],
})

const inTerms: [string, string][] = [
  ["2026-09-02", "2026-12-18"],
  ["2027-01-05", "2027-03-31"],
]

describe("the days on which a school can have a post's person", () => {
  const open = openDays(
    school("Oak", [["inset", "2026-12-11", "2026-12-11"]], inTerms),
    school("Ash", [["closure", "2026-12-14", "2026-12-15", "Election"]]),
  )
  const why = (text: string, schoolId: string) => {
    const shut = whyShut(open, day(text), schoolId)
    return shut && shutInWords(shut)
  }

  test("leave out bank holidays, closures and INSET days of the school and of the employer, and their holidays", () => {
    expect(why("2026-12-10", "Ash")).toBeNull()
    expect(why("2026-12-11", "Ash")).toBe("An INSET day at Oak")
    expect(why("2026-12-14", "Ash")).toBe("A day on which Ash is closed (Election)")
    expect(why("2026-12-14", "Oak")).toBeNull()
    expect(why("2026-12-25", "Ash")).toBe("A bank holiday (Christmas Day)")
    expect(why("2026-12-22", "Ash")).toBe("Holidays of Oak")
  })

  test("count where a school has entered no terms yet that come near them", () => {
    expect(why("2027-05-19", "Ash")).toBe("Holidays of Oak")
    expect(why("2027-05-21", "Ash")).toBeNull()
    expect(why("2026-07-01", "Ash")).toBeNull()
  })
})

describe("a week over the days that can be worked", () => {
  const open = openDays(school("Oak", [], inTerms), school("Ash", [["inset", "2027-01-06", "2027-01-06"]]))
  const weekly: StoredWeek = {
    ...{ validFrom: span.from, kind: "weekly", madeBy: "Lee", turns: [] },
    worked: ["3-am", "3-pm"],
    visits: [
      { schoolId: "Ash", placeId: "3-am" },
      { schoolId: "Oak", placeId: "3-pm" },
    ],
  }

  test("fixed weekdays do not take place on the others, and each is told with its reason", () => {
    const { held, missed } = plannedVisits([weekly], span, open)
    expect(held.map(({ day: on, schoolId }) => `${on} ${schoolId}`)).toEqual([
      ...["2026-12-09 Ash", "2026-12-09 Oak", "2026-12-16 Ash", "2026-12-16 Oak", "2027-01-06 Oak"],
      ...["2027-01-13 Ash", "2027-01-13 Oak"],
    ])
    expect(missed).toHaveLength(5)
    expect(daysLeftOut(weekly, [member("Ash", 1), member("Oak", 1)], open, span)).toEqual([
      { days: "23 December 2026 to 30 December 2026", schools: "Every school", why: "Holidays of Oak" },
      { days: "6 January 2027", schools: "Ash", why: "An INSET day at Ash" },
    ])
  })

  test("whole days that go round are laid over open days alone, and who is shut has another day instead", () => {
    const members = [member("Ash", 1), member("Oak", 1)]
    const canHave = (on: Temporal.PlainDate, id: string) => whyShut(open, on, id) === null
    const turns = takeTurns(datesOn([3], span), members, { halfDays: 2 }, canHave)
    expect(turns.map(({ day: on, schoolId }) => `${on} ${schoolId}`)).toEqual([
      ...["2026-12-09 Ash", "2026-12-16 Oak", "2027-01-06 Oak", "2027-01-13 Ash"],
    ])
    const stored: StoredWeek = { ...weekly, kind: "in-turn", visits: [], turns }
    expect(daysLeftOut(stored, members, open, span)).toEqual([
      { days: "23 December 2026 to 30 December 2026", schools: "Every school", why: "Holidays of Oak" },
    ])
    const worked = turns.map((turn) => turn.day)
    expect(members.map(({ id }) => farthestFromEven(worked, turns, id))).toEqual([0, 0])
  })

  test("a day that only a closed school could have had is nobody's, and counts for nobody", () => {
    const alone = [member("Ash", 2)]
    const canHave = (on: Temporal.PlainDate, id: string) => whyShut(open, on, id) === null
    const turns = takeTurns(datesOn([3], span), alone, { halfDays: 2 }, canHave)
    expect(turns.map(({ day: on }) => on.toString())).toEqual(["2026-12-09", "2026-12-16", "2027-01-13"])
  })
})

describe("spreading over open days", () => {
  const anyTerm = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }).chain((days) =>
    fc.record({
      days: fc.constant(days),
      free: fc.integer({ min: 0, max: 6 }),
      shut: fc.uniqueArray(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: days.length - 1 })), {
        maxLength: 12,
        selector: ([at, school]) => `${at} ${school}`,
      }),
    }),
  )

  test("is spreading as ever where every school is open", () => {
    fc.assert(
      fc.property(anyTerm, ({ days, free }) => {
        const claims = days.map((many, i) => ({ schoolId: `${i}`, days: many }))
        const length = days.reduce((sum, many) => sum + many, free)
        expect(spreadOpenDays(length, claims, () => true)).toEqual(spreadDays(length, claims))
      }),
    )
  })

  test("gives nobody a day on which it is shut, nobody more than its days, and says so where a day is lost", () => {
    fc.assert(
      fc.property(anyTerm, ({ days, free, shut }) => {
        const claims = days.map((many, i) => ({ schoolId: `${i}`, days: many }))
        const length = days.reduce((sum, many) => sum + many, free)
        const closed = new Set(shut.map(([at, i]) => `${at} ${i}`))
        const canHave = (at: number, id: string) => !closed.has(`${at} ${id}`)
        const spread = spreadOpenDays(length, claims, canHave)
        expect(spread).toHaveLength(length)
        for (const [at, id] of spread.entries()) expect(id === null || canHave(at, id)).toBe(true)
        const got = claims.map(({ schoolId }) => spread.filter((id) => id === schoolId).length)
        const lost = spread.filter((id) => id === null).length - free
        expect(got.reduce((sum, many) => sum + many, 0)).toBe(length - free - lost)
        for (const [i, many] of got.entries()) expect(many).toBeLessThanOrEqual(days[i]!)
        if (shut.length === 0) expect(lost).toBe(0)
      }),
    )
  })
})
