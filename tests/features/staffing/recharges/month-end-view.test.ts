import { expect, test } from "vitest"
import { type MonthEndStep, monthEndView } from "#app/features/staffing/recharges/month-end-view.ts"

const step = (state: MonthEndStep["state"], sentence = ""): MonthEndStep => ({
  ...{ arrangementId: state, title: "Therapist", schoolId: "Oak", schoolName: "Oak", state, sentence },
  invoices: 0,
})
const leftOut = (...steps: MonthEndStep[]) => {
  const { figure, note } = monthEndView(steps, "2026-10", null).figures[2]!
  return `${figure}: ${note}`
}

test("a month-end says that nothing waits only where every line has been agreed on", () => {
  expect(leftOut(step("recharged"))).toBe("0: nothing waits")
  expect(leftOut(step("recharged", "Ash disputes 6 October 2026."))).toBe(
    "0: days that are not agreed on come with a later month",
  )
  expect(leftOut(step("recharged"), step("left-out", "No price has been entered."))).toBe(
    "1: wait, and are not lost",
  )
})
