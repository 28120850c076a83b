import fc from "fast-check"
import type { DayBid, PostTerms } from "#app/features/staffing/posts/clear-post.ts"
import type { PostPay } from "#app/features/staffing/posts/post-cost.ts"

/** £41,000 a year at full time and on-costs in round figures. */
export const pay: PostPay = {
  ...{ payPoint: "Band 6", fullTimeSalaryPence: 41_000_00n, pensionRate: 20_00, insuranceRate: 15_00 },
  ...{ insuranceThresholdPence: 5_000_00n, otherPence: 0n, paidWeeks: 39 },
  validFrom: Temporal.PlainDate.from("2027-01-04"),
  source: "Pay scales 2026",
}

/** Two days a week for a year of 39 weeks. */
export const postTerms = (wish: Partial<PostTerms> = {}): PostTerms => ({
  ...{ id: "post", halfDays: 4, leastHalfDays: 1, weeks: 39, travelDayPence: 12_00n, pay },
  ...wish,
})

export const bids = (...wishes: [schoolId: string, halfDays: number, limitPounds: number][]): DayBid[] =>
  wishes.map(([schoolId, halfDays, limit]) => ({ schoolId, halfDays, limitDayPence: BigInt(limit * 100) }))

export const anyPost: fc.Arbitrary<PostTerms> = fc
  .record({
    halfDays: fc.integer({ min: 1, max: 10 }),
    least: fc.double({ min: 0, max: 1, noNaN: true }),
    weeks: fc.integer({ min: 1, max: 53 }),
    travelDayPence: fc.bigInt({ min: 0n, max: 5_000n }),
    salary: fc.bigInt({ min: 1n, max: 60_000_00n }),
  })
  .map(({ halfDays, least, weeks, travelDayPence, salary }) =>
    postTerms({
      ...{ halfDays, leastHalfDays: Math.max(1, Math.round(least * halfDays)), weeks, travelDayPence },
      pay: { ...pay, fullTimeSalaryPence: salary },
    }),
  )

export const anyBids: fc.Arbitrary<DayBid[]> = fc
  .array(
    fc.record({
      halfDays: fc.integer({ min: 1, max: 10 }),
      limitDayPence: fc.bigInt({ min: 0n, max: 900_00n }),
    }),
    { maxLength: 9 },
  )
  .map((wishes) => wishes.map((wish, i) => ({ schoolId: `school ${i}`, ...wish })))
