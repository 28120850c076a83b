import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { clear } from "#app/features/purchasing/clearing/clear.ts"
import type { ClearingInstance, UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { describeReason } from "#app/features/purchasing/clearing/reason-sentences.ts"
import { reasonFor } from "#app/features/purchasing/clearing/reasons.ts"
import { somePools } from "#tests/features/purchasing/clearing/some-pools.ts"

const answers = (instance: ClearingInstance) => {
  const clearing = clear(instance)
  return instance.schools.map((_, i) => describeReason(reasonFor(instance, clearing, i)))
}

const paper: UnitsInstance = {
  mode: "units",
  rule: "perUnit",
  overshoot: false,
  unitsPerPenny: 100n,
  suppliers: [
    {
      id: "Acorn",
      pricing: "allUnits",
      fixed: 1000n,
      tiers: [
        { min: 5, price: 50_000n },
        { min: 20, price: 40_000n },
      ],
    },
  ],
  schools: [
    { id: "ash", order: 1, steps: [{ quantity: 12, limit: 46_000n }] },
    { id: "elm", order: 2, steps: [{ quantity: 10, limit: 46_000n }] },
    {
      id: "oak",
      order: 3,
      steps: [
        { quantity: 1, limit: 50_000n },
        { quantity: 3, limit: 43_999n },
      ],
    },
    { id: "yew", order: 4, steps: [{ quantity: 2, limit: 43_000n }] },
  ],
}

describe("the answer to why", () => {
  it("says where a share comes from, and what kept a school out or smaller", () => {
    expect(answers(paper)).toEqual([
      [
        "12 units cleared for £53.22, which is £4.4348 each all in.",
        "That is £48.00 for the goods and £5.2174 for its part of the fixed cost, rounded up so that all shares add up to the supplier's invoice.",
      ],
      [
        "10 units cleared for £44.35, which is £4.4348 each all in.",
        "That is £40.00 for the goods and £4.3478 for its part of the fixed cost, rounded up so that all shares add up to the supplier's invoice.",
      ],
      [
        "1 unit cleared for £4.43, which is £4.4348 each all in.",
        "That is £4.00 for the goods and £0.4348 for its part of the fixed cost, rounded down so that all shares add up to the supplier's invoice.",
        "3 units did not clear: with them a unit would have cost £4.40 all in, above the limit of £4.3999.",
      ],
      ["2 units did not clear: with them a unit would have cost £4.40 all in, above the limit of £4.30."],
    ])
  })

  it("names the minimum order where that was missed", () => {
    expect(answers({ ...paper, schools: paper.schools.slice(3) })).toEqual([
      [
        "2 units did not clear: with them the order would still have been 3 units short of the supplier's minimum.",
      ],
    ])
  })

  it("holds for packs too", () => {
    const packs: ClearingInstance = {
      mode: "packs",
      unitsPerPenny: 100n,
      pack: 10,
      tiers: [{ min: 10, price: 30_000n }],
      schools: [
        { id: "ash", order: 1, tolerance: 0, steps: [{ quantity: 10, limit: 30_000n }] },
        { id: "elm", order: 2, tolerance: 0, steps: [{ quantity: 5, limit: 29_999n }] },
      ],
    }
    expect(answers(packs)).toEqual([
      ["10 units cleared for £30.00, which is £3.00 each all in.", "That is £30.00 for the goods."],
      ["5 units did not clear: with them a unit would have cost £3.00 all in, above the limit of £2.9999."],
    ])
    expect(answers({ ...packs, schools: packs.schools.slice(1) })).toEqual([
      [
        "5 units did not clear: with them the order would still have been 5 units short of the supplier's minimum.",
      ],
    ])
  })

  it("is always a price above the limit or a minimum missed, and never above it for those who are in", () => {
    fc.assert(
      fc.property(somePools, (instance) => {
        const clearing = clear(instance)
        instance.schools.forEach(({ steps }, i) => {
          const reason = reasonFor(instance, clearing, i)
          for (const refusal of reason.refusals) {
            if (refusal.because === "price") expect(refusal.unitCost > refusal.step.limit).toBe(true)
            else expect(refusal.unitsShort).toBeGreaterThan(0)
          }
          if (reason.kind === "out") return
          const step = steps.find(({ quantity }) => quantity === reason.quantity)!
          expect(reason.unitCost <= step.limit).toBe(true)
        })
      }),
    )
  })
})
