import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fitOf } from "#app/features/expertise/fit.ts"
import type { Posting } from "#app/features/expertise/posting.ts"
import { aPosting } from "#tests/support/builders/postings.ts"

const offer = (wish: Partial<Posting> = {}) =>
  aPosting({ side: "offer", school: { id: "Oak", name: "Oak", place: null }, ...wish })
const need = (wish: Partial<Posting> = {}) =>
  aPosting({ side: "need", school: { id: "Ash", name: "Ash", place: null }, ...wish })

describe("an offer fits a need", () => {
  test("for the reasons that it gives", () => {
    const fit = fitOf(
      offer({
        ...{ subjects: ["Music", "Drama"], phases: ["primary", "secondary"], weekdays: [2, 4] },
        ...{ basis: "day", ratePence: 21_500n, travelMiles: 10 },
        school: { id: "Oak", name: "Oak", place: { easting: 500_000, northing: 300_000 } },
      }),
      need({
        ...{ subjects: ["Music"], phases: ["primary"], weekdays: [3, 4], basis: "day", ratePence: 23_000n },
        school: { id: "Ash", name: "Ash", place: { easting: 503_000, northing: 304_000 } },
      }),
    )
    expect(fit?.reasons).toEqual([
      "Music",
      "Primary phase",
      "Thursday suits both",
      "£215.00 a day, within £230.00",
      "3.1 miles away, within the 10 they travel",
    ])
  })

  test.each<[string, Partial<Posting>, Partial<Posting>]>([
    ["of another kind", { kind: "facility" }, {}],
    ["about something else", { subjects: ["Music"] }, { subjects: ["Science"] }],
    ["for other phases", { phases: ["secondary"] }, { phases: ["primary"] }],
    ["on other days", { weekdays: [1, 2] }, { weekdays: [3] }],
    ["in other terms", { terms: ["autumn"] }, { terms: ["summer"] }],
    ["dearer than the need allows", { basis: "day", ratePence: 300n }, { basis: "day", ratePence: 299n }],
    ["for money where there is none", { basis: "day", ratePence: 300n }, { basis: "free" }],
  ])("unless it is %s", (_, offered, needed) => {
    expect(fitOf(offer(offered), need(needed))).toBeNull()
  })

  test("of training where it is not too late, whatever the weekday", () => {
    const on = (day: string, weekdays: Posting["weekdays"]) => ({
      ...{ kind: "training" as const, trainingOn: Temporal.PlainDate.from(day), trainingPlaces: 2, weekdays },
    })
    const sought = need({ ...on("2026-12-09", [1]), basis: "day", ratePence: 8_000n })
    const offered = offer({ ...on("2026-12-05", []), basis: "day", ratePence: 6_800n })
    expect(fitOf(offered, sought)?.reasons).toEqual([
      "Music",
      "Primary phase",
      "Saturday 5 December 2026",
      "£68.00 a place, within £80.00",
    ])
    expect(fitOf(offer(on("2026-12-10", [4])), sought)).toBeNull()
  })

  test("unless it is the school's own, or too far to travel", () => {
    const own = { id: "Ash", name: "Ash", place: null }
    expect(fitOf(offer({ school: own }), need())).toBeNull()
    const far = { id: "Oak", name: "Oak", place: { easting: 0, northing: 20_000 } }
    const here = { id: "Ash", name: "Ash", place: { easting: 0, northing: 0 } }
    expect(fitOf(offer({ school: far, travelMiles: 12 }), need({ school: here }))).toBeNull()
    expect(fitOf(offer({ school: far, travelMiles: 13 }), need({ school: here }))?.miles).toBeCloseTo(
      12.43,
      2,
    )
  })

  test("a hall no farther than those who need it travel; somebody comes as far as either side travels", () => {
    const there = { id: "Oak", name: "Oak", place: { easting: 0, northing: 20_000 } }
    const here = { id: "Ash", name: "Ash", place: { easting: 0, northing: 0 } }
    const reasons = (offered: Partial<Posting>, needed: Partial<Posting>) =>
      fitOf(offer({ school: there, ...offered }), need({ school: here, ...needed }))?.reasons.at(-1)
    const hall = { kind: "facility" as const }
    expect(reasons(hall, { ...hall, travelMiles: 12 })).toBeUndefined()
    expect(reasons(hall, { ...hall, travelMiles: 13 })).toBe(
      "12 miles away, within the 13 that Ash can travel",
    )
    expect(reasons({ travelMiles: 5 }, { travelMiles: 12 })).toBeUndefined()
    expect(reasons({ travelMiles: 5 }, { travelMiles: 13 })).toBe(
      "12 miles away, within the 13 that Ash can travel",
    )
    expect(reasons({}, { travelMiles: 1 })).toBe("12 miles away")
  })

  test("what one of the two says nothing of stands in nobody's way", () => {
    expect(fitOf(offer({ subjects: [] }), need({ subjects: ["Music"] }))).not.toBeNull()
    expect(fitOf(offer({ basis: "exchange" }), need({ basis: "free" }))).not.toBeNull()
  })

  test("and a cheaper one fits wherever a dearer one does", () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 100_000n),
        fc.bigInt(1n, 100_000n),
        fc.bigInt(0n, 100_000n),
        (rate, most, less) => {
          const at = (ratePence: bigint) =>
            fitOf(offer({ basis: "day", ratePence }), need({ basis: "day", ratePence: most }))
          if (at(rate)) expect(at(rate > less ? rate - less : 1n)).not.toBeNull()
        },
      ),
    )
  })
})
