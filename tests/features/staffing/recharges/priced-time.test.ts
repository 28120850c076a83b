import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"
import { priceTimes } from "#app/features/staffing/recharges/priced-time.ts"

const time = (price: TimePrice, minutes: number, bookedMinutes = 390, schoolId = "oak") => ({
  ...{ schoolId, bookedMinutes, minutes, price },
})

test.each([
  [{ pricePence: 21_000n, pricePer: "day" }, 390, 21_000n],
  [{ pricePence: 21_000n, pricePer: "day" }, 195, 10_500n],
  [{ pricePence: 11_000n, pricePer: "half-day" }, 390, 22_000n],
  [{ pricePence: 3_333n, pricePer: "hour" }, 50, 2_778n],
  [{ pricePence: 21_000n, pricePer: "day" }, 0, 0n],
] as const)("%o comes to what it says for %i minutes", (price, minutes, pence) => {
  expect(priceTimes([time(price, minutes)], 390)).toEqual([pence])
})

const month: TimePrice = { pricePence: 22_500n, pricePer: "month" }

test("a price for the month is paid once, however often a school had somebody", () => {
  expect(priceTimes([time(month, 390), time(month, 390), time(month, 195, 195)], 390)).toEqual([
    9_000n,
    9_000n,
    4_500n,
  ])
})

test("each school pays the month's price of its own", () => {
  expect(priceTimes([time(month, 60, 60, "oak"), time(month, 390, 390, "ash")], 390)).toEqual([
    22_500n,
    22_500n,
  ])
})

test("of a month in which a visit fell out, that visit's part is not paid; more time than was booked costs no more", () => {
  expect(priceTimes([time(month, 0), time(month, 500)], 390)).toEqual([0n, 11_250n])
})

test("a month's price is divided to the penny", () => {
  const lines = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 31 })
  fc.assert(
    fc.property(lines, fc.bigInt({ min: 0n, max: 1_000_000n }), (booked, pricePence) => {
      const price: TimePrice = { pricePence, pricePer: "month" }
      const parts = priceTimes(
        booked.map((minutes) => time(price, minutes, minutes)),
        390,
      )
      expect(sumPence(parts)).toBe(pricePence)
    }),
  )
})
