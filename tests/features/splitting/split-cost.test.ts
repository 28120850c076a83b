import { describe, expect, it } from "vitest"
import type { Pence } from "#app/core/money.ts"
import { splitCost } from "#app/features/splitting/split-cost.ts"
import { splitOrEqually } from "#app/features/splitting/split-or-equally.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"
import { findSplitRule } from "#app/features/splitting/split-rules.ts"

const school = (name: string, facts: Partial<SplitSchool> = {}): SplitSchool => ({
  id: name.toLowerCase(),
  name,
  quantity: 1,
  value: 100n,
  numberOnRoll: 100,
  ...facts,
})

const split = (key: string, amount: Pence, schools: SplitSchool[], settings: unknown = {}) =>
  splitCost({ rule: findSplitRule(key)!, settings, amount, schools, seed: "pool" })

const pence = (...args: Parameters<typeof split>) => {
  const result = split(...args)
  return result.ok ? result.value.map((share) => share.pence) : result.reason
}

const sentences = (...args: Parameters<typeof split>) => {
  const result = split(...args)
  return result.ok ? result.value.map(({ workings }) => workings.sentence) : []
}

describe("a cost shared by quantity, value or number on roll", () => {
  it("follows what each school takes, is charged for, or has on roll", () => {
    const ash = school("Ash", { quantity: 3, value: 900n, numberOnRoll: 40 })
    const elm = school("Elm", { quantity: 1, value: 100n, numberOnRoll: 160 })
    expect(pence("by-quantity", 1000n, [ash, elm])).toEqual([750n, 250n])
    expect(pence("by-value", 1000n, [ash, elm])).toEqual([900n, 100n])
    expect(pence("by-number-on-roll", 1000n, [ash, elm])).toEqual([200n, 800n])
    expect(pence("equally", 1000n, [ash, elm])).toEqual([500n, 500n])
  })

  it("is explained to the odd penny", () => {
    const shares = sentences("by-quantity", 1000n, [
      school("Ash", { quantity: 2 }),
      school("Elm", { quantity: 1 }),
    ])
    expect(shares).toEqual([
      "2 of 3 units: £6.6666 before rounding, which makes £6.67, with an odd penny because it was among the closest to the next one.",
      "1 of 3 units: £3.3333 before rounding, which makes £3.33.",
    ])
  })

  it("tells a school when the odd penny is its turn", () => {
    const turns = sentences(
      "equally",
      100n,
      ["Ash", "Elm", "Oak"].map((name) => school(name)),
    )
    expect(turns.filter((sentence) => sentence.includes("by turn"))).toHaveLength(1)
  })

  it("cannot be divided by what nobody knows or has", () => {
    expect(pence("by-number-on-roll", 5n, [school("Ash", { numberOnRoll: null })])).toContain(
      "Ash is not known",
    )
    expect(pence("by-quantity", 5n, [school("Ash", { quantity: 0 })])).toContain("no quantity to share by")
    expect(pence("by-value", 5n, [school("Ash", { value: 0n })])).toContain("no value to share by")
  })
})

describe("agreed percentages", () => {
  const schools = [school("Ash"), school("Elm")]

  it("are kept to, and keep their proportions when a school is left out", () => {
    const percentages = { ash: "12.5", elm: "50%", oak: "37.5" }
    expect(pence("by-percentages", 1000n, [...schools, school("Oak")], { percentages })).toEqual([
      125n,
      500n,
      375n,
    ])
    expect(pence("by-percentages", 1000n, schools, { percentages })).toEqual([200n, 800n])
  })

  it("must be there for every school", () => {
    expect(pence("by-percentages", 1000n, schools, { percentages: { ash: "50" } })).toContain("for Elm")
    expect(pence("by-percentages", 1000n, schools, { percentages: { ash: "0", elm: "0" } })).toContain(
      "all 0%",
    )
    expect(pence("by-percentages", 1000n, schools, { percentages: { ash: "100.5", elm: "5" } })).toContain(
      "from 0 to 100",
    )
  })
})

describe("a lump sum and then per pupil", () => {
  const schools = [school("Ash", { numberOnRoll: 50 }), school("Elm", { numberOnRoll: 150 })]

  it("charges every school the lump sum and the rest by pupils", () => {
    expect(pence("lump-sum-plus-per-pupil", 10_000n, schools, { lumpSum: "10" })).toEqual([3_000n, 7_000n])
  })

  it("never charges more than the cost, however large the lump sum", () => {
    expect(pence("lump-sum-plus-per-pupil", 1_000n, schools, { lumpSum: "10" })).toEqual([500n, 500n])
  })
})

describe("bands with a minimum charge", () => {
  const settings = {
    bands: [
      { from: "0", charge: "100" },
      { from: "151", charge: "300" },
    ],
    minimumCharge: "40",
  }
  const rolls = (...numbers: number[]) =>
    numbers.map((numberOnRoll, i) => school(`School ${i}`, { numberOnRoll }))

  it("scales the bands' charges to the cost", () => {
    expect(pence("bands-with-minimum-charge", 20_000n, rolls(150, 151), settings)).toEqual([5_000n, 15_000n])
  })

  it("raises a school to the minimum and lets the others bear the less", () => {
    expect(pence("bands-with-minimum-charge", 15_000n, rolls(150, 151), settings)).toEqual([4_000n, 11_000n])
    expect(pence("bands-with-minimum-charge", 26_000n, rolls(10, 200, 300), settings)).toEqual([
      4_000n,
      11_000n,
      11_000n,
    ])
  })

  it("says so when the minimum charges come to more than the cost", () => {
    expect(pence("bands-with-minimum-charge", 7_999n, rolls(150, 151), settings)).toBe(
      "A minimum charge of £40.00 for 2 schools comes to more than the £79.99 to share.",
    )
    expect(pence("bands-with-minimum-charge", 8_000n, rolls(150, 151), settings)).toEqual([4_000n, 4_000n])
  })

  it("points out the cliff above a band", () => {
    expect(sentences("bands-with-minimum-charge", 20_000n, rolls(150, 151), settings)).toEqual([
      "Band of 0 to 150 pupils, charged £100.00 before scaling; from 151 pupils the charge is £200.00 more: exactly £50.00.",
      "Band of 151 pupils and over, charged £300.00 before scaling: exactly £150.00.",
    ])
  })

  it("must begin at no pupils and rise", () => {
    const bands = [
      { from: "5", charge: "1" },
      { from: "5", charge: "0" },
    ]
    const rule = findSplitRule("bands-with-minimum-charge")!
    const faults = rule.settings.safeParse({ bands, minimumCharge: "x" }).error?.issues
    expect(faults?.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["bands.0.from", "The first band must begin at 0 pupils"],
      ["bands.1.from", "Each band must begin above the one before"],
      ["bands.1.charge", "Enter a charge of more than £0.00"],
      ["minimumCharge", "Enter an amount in pounds with the digits 0 to 9, like 1,234.50"],
    ])
  })
})

describe("a closing", () => {
  it("shares a cost equally, and says why, where the pool's rule cannot divide it", () => {
    const schools = [school("Ash", { numberOnRoll: null }), school("Elm")]
    const rule = findSplitRule("by-number-on-roll")!
    const { shares, refusal } = splitOrEqually({ rule, settings: {}, amount: 500n, schools, seed: "pool" })
    expect(shares.map((share) => share.pence)).toEqual([250n, 250n])
    expect(refusal).toContain("Ash is not known")
    expect(shares[0]!.workings.sentence).toContain("shared equally. The number on roll of Ash is not known")
  })

  it("follows the rule where it can", () => {
    const schools = [school("Ash", { quantity: 3 }), school("Elm")]
    const rule = findSplitRule("by-quantity")!
    const { shares, refusal } = splitOrEqually({ rule, settings: {}, amount: 400n, schools, seed: "pool" })
    expect([shares.map((share) => share.pence), refusal]).toEqual([[300n, 100n], null])
  })
})
