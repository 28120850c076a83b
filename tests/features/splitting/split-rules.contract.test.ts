import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { splitCost } from "#app/features/splitting/split-cost.ts"
import type { SplitRule, SplitSchool } from "#app/features/splitting/split-rule.ts"
import { splitRules } from "#app/features/splitting/split-rules.ts"

const someSchools = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 5_000 }),
      value: fc.bigInt(1n, 10_000_000n),
      numberOnRoll: fc.integer({ min: 1, max: 2_000 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((rows) => rows.map((row, i): SplitSchool => ({ ...row, id: `school-${i}`, name: `School ${i}` })))
const someAmount = fc.bigInt(0n, 50_000_000n)

const split = (rule: SplitRule, amount: bigint, schools: readonly SplitSchool[]) => {
  const result = splitCost({ rule, settings: rule.initialSettings(schools), amount, schools, seed: "pool" })
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe("the registry of split rules", () => {
  it("knows each rule by a key of its own", () => {
    expect(new Set(splitRules.map(({ key }) => key)).size).toBe(splitRules.length)
  })
})

describe.each(splitRules.map((rule) => [rule.key, rule] as const))("%s", (_, rule) => {
  it("has a name and a description in plain English", () => {
    expect(rule.name).toMatch(/^[A-Z]/)
    expect(rule.description).toMatch(/^[A-Z].+\.$/)
    for (const { label, hint } of rule.fields) expect(label && hint).toBeTruthy()
  })

  it("accounts for every penny", () => {
    fc.assert(
      fc.property(someAmount, someSchools, (amount, schools) => {
        expect(sumPence(split(rule, amount, schools).map(({ pence }) => pence))).toBe(amount)
      }),
    )
  })

  it("never lets a school earn from another's cost", () => {
    fc.assert(
      fc.property(someAmount, someSchools, (amount, schools) => {
        for (const { pence } of split(rule, amount, schools)) expect(pence >= 0n).toBe(true)
      }),
    )
  })

  it("credits what it charged", () => {
    fc.assert(
      fc.property(someAmount, someSchools, (amount, schools) => {
        const credits = split(rule, -amount, schools).map(({ pence }) => -pence)
        expect(credits).toEqual(split(rule, amount, schools).map(({ pence }) => pence))
      }),
    )
  })

  it("charges a school the same wherever it stands in the list", () => {
    fc.assert(
      fc.property(someAmount, someSchools, (amount, schools) => {
        const reversed = split(rule, amount, schools.toReversed()).toReversed()
        expect(reversed).toEqual(split(rule, amount, schools))
      }),
    )
  })

  it("explains every share with a sentence that names the amount", () => {
    fc.assert(
      fc.property(someAmount, someSchools, (amount, schools) => {
        for (const { workings } of split(rule, amount, schools)) {
          expect(workings.basis).not.toBe("")
          expect(workings.sentence).toMatch(/^[A-Z\d].+£[\d,]+\.\d{2}.*\.$/)
          expect(JSON.parse(JSON.stringify(workings))).toEqual(workings)
        }
      }),
    )
  })

  it("charges a school that is alone the whole cost", () => {
    fc.assert(
      fc.property(someAmount, someSchools, (amount, [school]) => {
        expect(split(rule, amount, [school!])[0]!.pence).toBe(amount)
      }),
    )
  })

  it("says so when there is nobody to share the cost", () => {
    const result = splitCost({
      rule,
      settings: rule.initialSettings([]),
      amount: 100n,
      schools: [],
      seed: "pool",
    })
    expect(result).toEqual({ ok: false, reason: expect.stringContaining("nobody to share") })
  })
})
