import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { PacksInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { clearPacks } from "#app/features/purchasing/clearing/packs.ts"
import { someSchools } from "#tests/features/purchasing/clearing/some-pools.ts"

const somePacks = fc
  .record({
    pack: fc.integer({ min: 1, max: 12 }),
    schools: someSchools,
    tolerance: fc.integer({ min: 0, max: 3 }),
  })
  .map(
    ({ pack, schools, tolerance }): PacksInstance => ({
      mode: "packs",
      unitsPerPenny: 100n,
      pack,
      tiers: [
        { min: 1, price: 110n },
        { min: 20, price: 91n },
        { min: 40, price: 73n },
      ],
      schools: schools.map((school, i) => ({ ...school, tolerance: (tolerance * i) % 4 })),
    }),
  )

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe("a clearing in packs", () => {
  it("orders whole packs, and hands out every unit and every penny", () => {
    fc.assert(
      fc.property(somePacks, (instance) => {
        const clearing = clearPacks(instance)
        if (clearing.kind !== "cleared") return
        expect(clearing.ordered % instance.pack).toBe(0)
        expect(sum(clearing.received) + sum(clearing.extra)).toBe(clearing.ordered)
        expect(clearing.shares.reduce((a, b) => a + b, 0n)).toBe(clearing.total)
      }),
    )
  })

  it("gives nobody more than they asked for and tolerate, nor above their limit", () => {
    fc.assert(
      fc.property(somePacks, (instance) => {
        const clearing = clearPacks(instance)
        if (clearing.kind !== "cleared") return
        instance.schools.forEach(({ steps, tolerance }, i) => {
          const step = steps.find(({ quantity }) => quantity === clearing.quantities[i])
          expect(clearing.received[i]!).toBeLessThanOrEqual(clearing.quantities[i]!)
          expect(clearing.extra[i]!).toBeLessThanOrEqual(step ? tolerance : 0)
          if (step) expect(clearing.unitPrice <= step.limit).toBe(true)
          const exact = clearing.unitPrice * BigInt(clearing.received[i]! + clearing.extra[i]!)
          expect(clearing.shares[i]! <= (exact + 99n) / 100n).toBe(true)
        })
      }),
    )
  })

  it("takes no pack that tolerance alone would fill", () => {
    const schools = [{ id: "ash", order: 1, tolerance: 12, steps: [{ quantity: 12, limit: 200n }] }]
    const tiers = [{ min: 1, price: 100n }]
    const clearing = clearPacks({ mode: "packs", unitsPerPenny: 1n, pack: 12, tiers, schools })
    expect(clearing).toMatchObject({ ordered: 12, extra: [0] })
  })
})
