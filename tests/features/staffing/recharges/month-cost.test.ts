import fc from "fast-check"
import { expect, test } from "vitest"
import { type CostTerms, monthCost } from "#app/features/staffing/recharges/month-cost.ts"

const terms: Extract<CostTerms, { basis: "costs" }> = {
  ...{ basis: "costs", salaryPence: 3_641_300n, sharedBasisPoints: 4_000 },
  ...{ pensionBasisPoints: 2_868, insuranceBasisPoints: 1_500, insuranceAbovePence: 500_000n },
  ...{ travelPence: 8_550n, coverPence: 0n },
}
const october = Temporal.PlainDate.from("2026-10-01")

test("a month of pay, pension, National Insurance and travel is worked out from what was entered", () => {
  expect(monthCost(terms, october)).toEqual([
    {
      ...{ kind: "salary", pence: 121_377n },
      sentence:
        "£36,413.00 a year, of which 40% is shared: £14,565.20 a year, and £1,213.77 of it this month.",
    },
    {
      ...{ kind: "pension", pence: 34_811n },
      sentence:
        "28.68% of £36,413.00 is £10,443.25 a year, of which 40% is shared: £4,177.30 a year, and £348.11 of it this month.",
    },
    {
      ...{ kind: "insurance", pence: 15_707n },
      sentence:
        "15% of the £31,413.00 above £5,000.00 is £4,711.95 a year, of which 40% is shared: £1,884.78 a year, and £157.07 of it this month.",
    },
    { kind: "travel", pence: 8_550n, sentence: "£85.50 for the month, as entered." },
  ])
})

test("twelve months add up to the year, to the penny", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 20_000_000n }),
      fc.integer({ min: 1, max: 10_000 }),
      (salary, part) => {
        const whole = { ...terms, salaryPence: salary, sharedBasisPoints: part }
        const year = Array.from({ length: 12 }, (_, at) => monthCost(whole, october.add({ months: at })))
        const sum = year
          .flat()
          .reduce((total, { kind, pence }) => total + (kind === "salary" ? pence : 0n), 0n)
        expect(sum).toBe((salary * BigInt(part) * 2n + 10_000n) / 20_000n)
      },
    ),
  )
})
