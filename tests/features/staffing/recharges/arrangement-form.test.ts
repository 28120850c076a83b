import { expect, test } from "vitest"
import { arrangementForm } from "#app/features/staffing/recharges/arrangement-form.ts"
import { rechargeRules } from "#app/features/staffing/recharges/recharge-rules.ts"

const typed = (wish: Record<string, unknown> = {}) => ({
  ...{ title: "Speech therapist", staffKind: "teacher", jointlyEmployed: "no", day: "6:30" },
  ...{ ruleKey: "by-time-delivered", cfrCode: "E03", personNamed: "" },
  ...wish,
})

const faultsOf = (wish: Record<string, unknown>) => {
  const parsed = arrangementForm.safeParse(typed(wish))
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [])
}

test("every rule of the registry can be chosen, with what it asks", () => {
  const schools = ["oak", "ash"].map((id) => ({ id, name: id, quantity: 0, value: 0n, numberOnRoll: 210 }))
  for (const { rule } of rechargeRules) {
    const settings = rule.initialSettings(schools)
    const parsed = arrangementForm.parse(typed({ ruleKey: rule.key, settings }))
    expect(parsed).toMatchObject({ ruleKey: rule.key, ruleSettings: settings })
  }
})

test("what was typed for another rule, and bands that were offered and not wanted, are left out", () => {
  const bands = [
    { from: "0", charge: "100" },
    { from: "", charge: "" },
  ]
  const settings = { lumpSum: "a lot", bands, minimumCharge: "50" }
  expect(arrangementForm.parse(typed({ settings }))).toMatchObject({ ruleSettings: {} })
  expect(
    arrangementForm.parse(typed({ ruleKey: "bands-with-minimum-charge", settings })).ruleSettings,
  ).toEqual({ bands: [{ from: "0", charge: "100" }], minimumCharge: "50" })
})

test("each setting that does not hold has its sentence beside it", () => {
  expect(faultsOf({ ruleKey: "lump-sum-plus-per-pupil", settings: { lumpSum: "-5" } })).toHaveProperty([
    "settings.lumpSum",
  ])
  expect(
    faultsOf({ ruleKey: "by-percentages", settings: { percentages: { oak: "101", ash: "٥٠" } } }),
  ).toEqual({
    "settings.percentages.oak":
      "Enter a percentage from 0 to 100 with no more than 2 decimal places, like 12.5",
    "settings.percentages.ash":
      "Enter a percentage from 0 to 100 with no more than 2 decimal places, like 12.5",
  })
})

test("every fault is told at once", () => {
  expect(
    Object.keys(
      faultsOf({ title: "", staffKind: "thing", jointlyEmployed: "yes", day: "25:00", ruleKey: "by-luck" }),
    ).toSorted(),
  ).toEqual(["day", "jointlyEmployed", "ruleKey", "title"])
})
