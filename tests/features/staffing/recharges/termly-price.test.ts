import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { monthOfTermlyPrice, type TermDays } from "#app/features/staffing/recharges/termly-price.ts"

const day = (text: string) => Temporal.PlainDate.from(text)
const term = (firstDay: string, lastDay: string): TermDays => ({
  ...{ firstDay: day(firstDay), lastDay: day(lastDay) },
})

const year = [
  term("2026-09-02", "2026-12-18"),
  term("2027-01-05", "2027-04-01"),
  term("2027-04-19", "2027-07-21"),
]

test.each([
  ["2026-09-01", 22_500n],
  ["2026-12-01", 22_500n],
  ["2027-01-01", 30_000n],
  // One day of April is the spring term's, and twelve are the summer's.
  ["2027-03-01", 30_000n],
  ["2027-04-01", 22_500n],
  ["2027-07-01", 22_500n],
  // In the holidays after it.
  ["2027-08-01", 22_500n],
])("of £900.00 a term, %s costs %i pence", (month, pence) => {
  expect(monthOfTermlyPrice(90_000n, day(month), year)).toBe(pence)
})

test("the odd pennies of a term fall on its first months", () => {
  const months = ["2026-09-01", "2026-10-01", "2026-11-01", "2026-12-01"]
  expect(months.map((month) => monthOfTermlyPrice(90_002n, day(month), year))).toEqual([
    ...[22_501n, 22_501n, 22_500n, 22_500n],
  ])
})

test("where no term has been entered there are three a year, of four months", () => {
  const months = Array.from({ length: 12 }, (_, at) => day("2026-09-01").add({ months: at }))
  const parts = months.map((month) => monthOfTermlyPrice(90_001n, month, []))
  expect(parts.slice(0, 5)).toEqual([22_501n, 22_500n, 22_500n, 22_500n, 22_501n])
  expect(sumPence(parts)).toBe(270_003n)
  expect(monthOfTermlyPrice(90_000n, day("2026-06-01"), year)).toBe(22_500n)
})

test("the months of a term add up to its price, to the penny", () => {
  const lengths = fc.tuple(fc.integer({ min: 0, max: 27 }), fc.integer({ min: 20, max: 130 }))
  fc.assert(
    fc.property(lengths, fc.bigInt({ min: 1n, max: 10_000_000n }), ([start, days], pence) => {
      const firstDay = day("2026-09-01").add({ days: start })
      const only = { firstDay, lastDay: firstDay.add({ days }) }
      const months: bigint[] = []
      for (
        let month = firstDay.with({ day: 1 });
        Temporal.PlainDate.compare(month, only.lastDay) <= 0;
        month = month.add({ months: 1 })
      )
        months.push(monthOfTermlyPrice(pence, month, [only]))
      expect(sumPence(months)).toBe(pence)
    }),
  )
})
