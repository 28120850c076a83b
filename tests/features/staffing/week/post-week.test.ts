import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { faultsOf } from "#app/features/staffing/week/check-week.ts"
import { allHalfDays, placesInWords } from "#app/features/staffing/week/half-days.ts"
import { readGrid, type WeekGrid } from "#app/features/staffing/week/hand-made-week.ts"
import { datesOn, takeTurns, whyNotInTurn } from "#app/features/staffing/week/in-turn.ts"
import { bestWeek, visitsOf, type WeekMember } from "#app/features/staffing/week/post-week.ts"
import type { Wish } from "#app/features/staffing/week/week.ts"
import { saySharedDays, sayWeek } from "#app/features/staffing/week/week-sentences.ts"

const letters: Record<string, Wish> = { p: "prefers", a: "accepts", v: "avoids", c: "cannot" }

const member = (
  name: string,
  halfDays: number,
  wishes: string,
  wish: Partial<WeekMember> = {},
): WeekMember => ({
  ...{ id: name, name, halfDays, prefersHalfDays: false, travelMinutes: 0, place: null },
  wishes: [...wishes].map((letter) => letters[letter]!),
  ...wish,
})

const daysOf = (members: WeekMember[], halfDays: number) => {
  const made = bestWeek(members, { halfDays })
  return Object.fromEntries(members.map((one) => [one.name, sayWeek(made, one).days]))
}

const anyPlace = fc.option(
  fc.record({ easting: fc.nat({ max: 700_000 }), northing: fc.nat({ max: 1_300_000 }) }),
)

describe("the week of a post", () => {
  test("works on the days that suit its schools, and splits no day that need not be", () => {
    expect(daysOf([member("Ash", 2, "cpaaa"), member("Oak", 2, "aacpa")], 4)).toEqual({
      Ash: "Tuesday",
      Oak: "Thursday",
    })
  })

  test("splits a day where two schools have half of one", () => {
    const members = [member("Ash", 1, "aaaap"), member("Oak", 1, "aaaap"), member("Elm", 2, "paaaa")]
    expect(daysOf(members, 4)).toEqual({ Ash: "Friday morning", Oak: "Friday afternoon", Elm: "Monday" })
  })

  test("half-days come on several days for a school that would rather have them", () => {
    const made = daysOf(
      [
        member("Ash", 2, "papaa", { prefersHalfDays: true }),
        member("Oak", 2, "papaa", { prefersHalfDays: true }),
      ],
      4,
    )
    expect(made).toEqual({
      Ash: expect.stringMatching(/^Monday .* and Wednesday/),
      Oak: expect.stringMatching(/^Monday .* and Wednesday/),
    })
  })

  test("schools that lie near each other share a day, and are told so", () => {
    const at = (easting: number) => ({ place: { easting, northing: 0 } })
    const members = [
      member("Ash", 1, "aaaaa", at(0)),
      member("Elm", 1, "aaaaa", at(9_000)),
      member("Oak", 1, "aaaaa", at(500)),
      member("Yew", 1, "aaaaa", at(9_400)),
    ]
    const made = bestWeek(members, { halfDays: 4 })
    expect(members.map((one) => saySharedDays(made, one, members))).toEqual([
      ["It shares Monday with Oak, 0.3 miles away."],
      ["It shares Tuesday with Yew, 0.2 miles away."],
      ["It shares Monday with Ash, 0.3 miles away."],
      ["It shares Tuesday with Elm, 0.2 miles away."],
    ])
    const wish = [member("Ash", 1, "accca", at(0)), ...members.slice(1)]
    expect(
      daysOf(
        wish.map((one) => (one.name === "Oak" ? member("Oak", 1, "cacca", at(500)) : one)),
        4,
      ),
    ).toEqual({
      Ash: expect.stringMatching(/^Friday/),
      Oak: expect.stringMatching(/^Friday/),
      Elm: expect.stringMatching(/^Monday/),
      Yew: expect.stringMatching(/^Monday/),
    })
  })

  test("a school learns why it has not the day that it prefers", () => {
    const members = [member("Ash", 2, "pcccc"), member("Oak", 2, "paaaa")]
    const made = bestWeek(members, { halfDays: 4 })
    expect(sayWeek(made, members[0]!)).toEqual({
      days: "Monday",
      because: ["These are days that suit it best."],
    })
    expect(sayWeek(made, members[1]!).because).toEqual([
      "If Oak had Monday, another visit would have no place in the week.",
    ])
  })

  test("a school learns that the day which it prefers is not worked", () => {
    const ash = member("Ash", 2, "paaaa")
    const made = bestWeek([ash], { halfDays: 2, worked: ["3-am", "3-pm"] })
    expect(sayWeek(made, ash)).toEqual({
      days: "Wednesday",
      because: ["It would rather have Monday, which is not worked."],
    })
  })

  test("whatever schools say, a week that is worked out keeps every rule", () => {
    const wishes = fc.array(fc.constantFrom<Wish>("prefers", "accepts", "avoids", "cannot"), {
      minLength: 5,
      maxLength: 5,
    })
    const anyMember = fc.record({
      halfDays: fc.integer({ min: 1, max: 4 }),
      wishes,
      prefersHalfDays: fc.boolean(),
      travelMinutes: fc.nat({ max: 90 }),
      place: anyPlace,
    })
    fc.assert(
      fc.property(fc.array(anyMember, { minLength: 1, maxLength: 5 }), (wanted) => {
        const members: WeekMember[] = []
        for (const one of wanted) {
          const left = 10 - members.reduce((sum, { halfDays }) => sum + halfDays, 0)
          if (left > 0)
            members.push({
              ...one,
              id: `${members.length}`,
              name: `School ${members.length}`,
              halfDays: Math.min(left, one.halfDays),
            })
        }
        const made = bestWeek(members, { halfDays: 10 })
        expect(faultsOf(made.week, made.assigned.visits)).toEqual([])
        const grid = Object.fromEntries(
          allHalfDays.map((half) => [
            half,
            made.assigned.visits.find(({ placeId }) => placeId === half || placeId === `${half[0]}-day`)
              ?.schoolId ?? "free",
          ]),
        ) as WeekGrid
        expect(readGrid(grid, members, { halfDays: 10 }).faults).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe("a week changed by hand", () => {
  const members = [member("Ash", 2, "aacaa"), member("Oak", 1, "aaaaa"), member("Elm", 1, "aaaaa")]
  const grid = (days: Partial<WeekGrid>): WeekGrid =>
    ({ ...Object.fromEntries(allHalfDays.map((half) => [half, "off"])), ...days }) as WeekGrid
  const faults = (days: Partial<WeekGrid>) =>
    readGrid(grid(days), members, { halfDays: 4 }).faults.map(({ at, sentence }) => `${at}: ${sentence}`)

  test("keeps every rule, or says in a sentence which one it breaks", () => {
    const rest = { "5-am": "Oak", "5-pm": "Elm" }
    expect(faults({ "1-am": "Ash", "1-pm": "Ash", ...rest })).toEqual([])
    expect(faults({ "3-am": "Ash", "3-pm": "Ash", ...rest })).toEqual(["3-am: Ash cannot have Wednesdays"])
    expect(faults({ "1-am": "Ash", "2-am": "Ash", ...rest })).toEqual([
      "1-am: Ash has 1 whole day: give it a morning and an afternoon of the same day",
    ])
    expect(faults({ "1-am": "Ash", "1-pm": "Ash", "5-am": "Oak", "5-pm": "free" })).toEqual([
      "null: Elm has a half-day: give it all of it",
    ])
    expect(faults({ "1-am": "Ash", "1-pm": "Ash", "2-am": "Oak", ...rest })).toEqual([
      "null: The post works 4 half-days a week: leave 6 as not worked, not 5",
      "2-am: Oak has a half-day, and no more",
    ])
    expect(faults({ "1-am": "Yew", "1-pm": "Ash", ...rest })).toContain(
      "1-am: Choose a school that shares the post",
    )
  })
})

describe("days in turn", () => {
  const autumn = { from: Temporal.PlainDate.from("2026-09-07"), to: Temporal.PlainDate.from("2026-12-18") }

  test("four schools with half a day a week each have every second whole day of two a week", () => {
    const members = ["Ash", "Oak", "Elm", "Yew"].map((name) => member(name, 1, "aaaaa"))
    const turns = takeTurns(datesOn([2, 4], autumn), members, { halfDays: 4 })
    expect(turns).toHaveLength(30)
    for (const { id } of members) {
      const own = turns.filter(({ schoolId }) => schoolId === id).length
      expect([7, 8]).toContain(own)
    }
  })

  test("what nobody has taken stays free in between", () => {
    const turns = takeTurns(datesOn([1], autumn), [member("Ash", 1, "aaaaa")], { halfDays: 2 })
    expect(turns.map(({ day }) => day.toString()).slice(0, 3)).toHaveLength(3)
    expect(turns.length).toBeGreaterThanOrEqual(7)
    expect(turns.length).toBeLessThanOrEqual(8)
  })

  test("need whole days that every school can have", () => {
    expect(whyNotInTurn(["1-am", "1-pm"], [member("Ash", 1, "caaaa")])).toBe(
      "Ash cannot have Mondays, so days cannot simply go round",
    )
    expect(whyNotInTurn(["1-am"], [])).toMatch("half a day by itself")
    expect(whyNotInTurn(["1-am", "1-pm"], [member("Ash", 1, "vaaaa")])).toBeNull()
  })
})

test("a school's half-days are whole days first, unless it would rather have halves", () => {
  expect(visitsOf(member("Ash", 3, "aaaaa"))).toEqual({ "whole-day": 1, "half-day": 1 })
  expect(visitsOf(member("Ash", 3, "aaaaa", { prefersHalfDays: true }))).toEqual({
    "whole-day": 0,
    "half-day": 3,
  })
})

test("a school's places are told in the order of the week, and both halves of a day as the day", () => {
  expect(placesInWords(["3-am", "1-day"])).toBe("Monday and Wednesday morning")
  expect(placesInWords(["2-pm", "4-am", "2-am"])).toBe("Tuesday and Thursday morning")
})
