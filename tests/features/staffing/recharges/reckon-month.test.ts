import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { partsOnceAgreed, totalOfParts } from "#app/features/staffing/recharges/charge-lines.ts"
import { type CostTerms, monthCost } from "#app/features/staffing/recharges/month-cost.ts"
import { rechargeRules } from "#app/features/staffing/recharges/recharge-rules.ts"
import { type MonthToReckon, reckonMonth } from "#app/features/staffing/recharges/reckon-month.ts"

const terms: Extract<CostTerms, { basis: "costs" }> = {
  ...{ basis: "costs", salaryPence: 3_641_300n, sharedBasisPoints: 6_000 },
  ...{ pensionBasisPoints: 2_868, insuranceBasisPoints: 1_500, insuranceAbovePence: 500_000n },
  ...{ travelPence: 8_551n, coverPence: 12_000n },
}

const month = Temporal.PlainDate.from("2026-10-01")
const school = (id: string) => ({ id, name: `School ${id}`, numberOnRoll: 210 })
const line = (lineId: string, schoolId: string, minutes: number, bookedMinutes = 390) => ({
  ...{ lineId, schoolId, minutes, bookedMinutes, price: null },
})

const asked = (wish: Partial<MonthToReckon>): MonthToReckon => ({
  ...{ month, terms, ruleKey: "by-time-delivered", ruleSettings: {}, dayMinutes: 390, seed: "seed" },
  ...{ lines: [], schools: [] },
  ...wish,
})

const reckoned = (wish: Partial<MonthToReckon>) => {
  const outcome = reckonMonth(asked(wish))
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

test("every rule of the registry shares a month to the penny, line by line", () => {
  const lines = fc.array(
    fc.record({
      school: fc.integer({ min: 0, max: 4 }),
      minutes: fc.integer({ min: 0, max: 600 }),
      booked: fc.integer({ min: 1, max: 600 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(lines, fc.constantFrom(...rechargeRules), (drawn, { rule }) => {
      const ids = [...new Set(drawn.map((one) => `s${one.school}`))]
      const schools = ids.map(school)
      const settings = rule.initialSettings(schools.map((one) => ({ ...one, quantity: 0, value: 0n })))
      const outcome = reckonMonth(
        asked({
          ...{ ruleKey: rule.key, ruleSettings: settings, schools },
          lines: drawn.map((one, at) => line(`l${at}`, `s${one.school}`, one.minutes, one.booked)),
        }),
      )
      if (!outcome.ok) return
      const total = sumPence(outcome.value.lines.map(({ parts }) => totalOfParts(parts)))
      expect(total).toBe(sumPence(monthCost(terms, month).map(({ pence }) => pence)))
      expect(outcome.value.lines.every(({ parts }) => Object.values(parts).every((part) => part >= 0n))).toBe(
        true,
      )
    }),
  )
})

test("what is shared by commitment is paid by a school that did not use its time", () => {
  const lines = [line("a", "s1", 390), line("b", "s2", 0)]
  const schools = [school("s1"), school("s2")]
  const [used, unused] = reckoned({ lines, schools, ruleKey: "by-commitment" }).lines
  expect(totalOfParts(used!.parts) - totalOfParts(unused!.parts)).toBeLessThan(5n)
  expect(totalOfParts(reckoned({ lines, schools }).lines[1]!.parts)).toBe(0n)
})

test("time has the price that was agreed when it was booked", () => {
  const { lines } = reckoned({
    terms: { basis: "price", pricePence: 21_000n, pricePer: "day" },
    schools: [school("s1")],
    lines: [
      line("a", "s1", 390),
      { ...line("b", "s1", 195), price: { pricePence: 3_000n, pricePer: "hour" } },
    ],
  })
  expect(lines.map(({ parts }) => parts.price)).toEqual([21_000n, 9_750n])
})

test("a month without any time says so instead of dividing by nothing", () => {
  expect(reckonMonth(asked({ lines: [line("a", "s1", 0)], schools: [school("s1")] }))).toEqual({
    ok: false,
    reason: "No time was delivered, so there is nothing to share the cost by.",
  })
  expect(reckonMonth(asked({}))).toMatchObject({ ok: false })
})

test("a line agreed late at half its time comes to half, and at its whole time to what it stood at", () => {
  const open = { lineId: "a", minutes: 390, scales: true, parts: { salary: 12_345n, travel: 101n } }
  expect(partsOnceAgreed(open, 390)).toEqual(open.parts)
  expect(partsOnceAgreed(open, 195)).toEqual({ salary: 6_173n, travel: 51n })
  expect(partsOnceAgreed(open, 0)).toEqual({ salary: 0n, travel: 0n })
  expect(partsOnceAgreed({ ...open, scales: false }, 0)).toEqual(open.parts)
})
