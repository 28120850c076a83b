import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  type ContractEnd,
  clusterEnds,
  clusterReason,
} from "#app/features/purchasing/contracts/end-clusters.ts"

let made = 0
const anEnd = (school: string, endsOn: string, wish: Partial<ContractEnd> = {}): ContractEnd => ({
  id: `contract ${String(++made).padStart(4, "0")}`,
  schoolId: school,
  schoolName: school,
  cfrCode: "E14",
  supplierName: "Brightways Ltd",
  endsOn: Temporal.PlainDate.from(endsOn),
  sharedYearlyCostPence: null,
  ...wish,
})

const shape = (ends: ContractEnd[], withinMonths = 3) =>
  clusterEnds(ends, withinMonths).map((cluster) => [
    cluster.cfrCode,
    ...cluster.ends.map(({ schoolName, endsOn }) => `${schoolName} ${endsOn}`),
  ])

describe("which ends make a cluster", () => {
  test("ends of one category within so many months of each other, that day included", () => {
    const oak = anEnd("Oak", "2027-03-31")
    expect(shape([anEnd("Elm", "2027-06-30"), oak])).toEqual([["E14", "Oak 2027-03-31", "Elm 2027-06-30"]])
    expect(shape([anEnd("Elm", "2027-07-01"), oak])).toEqual([])
  })

  test("other categories are other clusters", () => {
    expect(shape([anEnd("Oak", "2027-03-31"), anEnd("Elm", "2027-03-31", { cfrCode: "E16" })])).toEqual([])
  })

  test("one school's contracts alone are no cluster", () => {
    expect(shape([anEnd("Oak", "2027-03-31"), anEnd("Oak", "2027-04-30")])).toEqual([])
  })

  test("the stretch with the most schools comes first, and the rest makes clusters of its own", () => {
    const ends = ["2027-01-31", "2027-03-31", "2027-05-31", "2027-06-30", "2027-10-31", "2027-11-30"]
    expect(shape(ends.map((endsOn, i) => anEnd(`S${i}`, endsOn)))).toEqual([
      ["E14", "S1 2027-03-31", "S2 2027-05-31", "S3 2027-06-30"],
      ["E14", "S4 2027-10-31", "S5 2027-11-30"],
    ])
  })
})

test("every cluster is one category, two schools and its months at most, and no contract is in two", () => {
  const end = fc.record({
    school: fc.integer({ min: 0, max: 7 }),
    days: fc.integer({ min: 0, max: 1_500 }),
    cfrCode: fc.constantFrom("E14", "E16"),
  })
  fc.assert(
    fc.property(fc.array(end, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (wishes, withinMonths) => {
      const ends = wishes.map(({ school, days, cfrCode }) =>
        anEnd(`S${school}`, Temporal.PlainDate.from("2027-01-01").add({ days }).toString(), { cfrCode }),
      )
      const clusters = clusterEnds(ends, withinMonths)
      for (const { cfrCode, ends: inIt, schools, firstEnd, lastEnd } of clusters) {
        expect(inIt.every((one) => one.cfrCode === cfrCode)).toBe(true)
        expect(schools).toBeGreaterThanOrEqual(2)
        expect(
          Temporal.PlainDate.compare(lastEnd, firstEnd.add({ months: withinMonths })),
        ).toBeLessThanOrEqual(0)
      }
      const all = clusters.flatMap(({ ends: inIt }) => inIt.map(({ id }) => id))
      expect(new Set(all).size).toBe(all.length)
      expect(clusterEnds([...ends].reverse(), withinMonths)).toEqual(clusters)
    }),
  )
})

test("thousands of ends that lie apart are gone through at once", () => {
  const ends = Array.from({ length: 5_000 }, (_, i) =>
    anEnd(
      `S${i % 1_000}`,
      Temporal.PlainDate.from("2027-01-01")
        .add({ days: i % 1_800 })
        .toString(),
    ),
  )
  const began = performance.now()
  clusterEnds(ends, 1)
  expect(performance.now() - began).toBeLessThan(2_000)
})

describe("the reason", () => {
  const reasonOf = (ends: ContractEnd[]) => clusterReason(clusterEnds(ends, 6)[0]!)
  const costing = (pence: bigint | null) => ({ sharedYearlyCostPence: pence })

  test("says who, what, when, and what it costs as far as schools share it", () => {
    const costs = [20_000_00n, 24_000_00n, null, 18_000_00n, 22_000_00n]
    const ends = costs.map((cost, i) => anEnd(`S${i}`, `2027-0${3 + (i % 4)}-30`, costing(cost)))
    expect(reasonOf(ends)).toBe(
      "Five schools’ contracts for cleaning and caretaking end between March and June 2027, together £84,000 a year ex VAT (of the four whose cost is shared).",
    )
  })

  test("is silent about a cost that nobody shares", () => {
    const ends = [anEnd("Oak", "2027-03-31"), anEnd("Elm", "2027-03-01")]
    expect(reasonOf(ends)).toBe("Two schools’ contracts for cleaning and caretaking end in March 2027.")
  })

  test("counts contracts where a school has several, and names both years", () => {
    const it = { cfrCode: "E20G", ...costing(1_050_50n) }
    const ends = [
      anEnd("Oak", "2026-11-30", it),
      anEnd("Oak", "2026-12-31", it),
      anEnd("Elm", "2027-02-28", it),
    ]
    expect(reasonOf(ends)).toBe(
      "Two schools’ three contracts for ICT: IT support end between November 2026 and February 2027, together £3,151.50 a year ex VAT.",
    )
  })
})
