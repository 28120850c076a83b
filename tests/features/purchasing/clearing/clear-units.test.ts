import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { clearUnits } from "#app/features/purchasing/clearing/clear-units.ts"
import { ANY_PRICE, type UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { plainDropOut, poolCost } from "#tests/features/purchasing/clearing/plain-drop-out.ts"
import { somePools, someSchools } from "#tests/features/purchasing/clearing/some-pools.ts"

const runs = { numRuns: 400 }
const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n)
const magnitude = (value: bigint) => (value < 0n ? -value : value)

/** Numerator and denominator of what one school pays for a unit, all in and before rounding; null when it is out. */
const exactUnitCost = (instance: UnitsInstance, quantities: readonly number[], i: number) => {
  const demand = quantities.reduce((a, b) => a + b, 0)
  const quantity = BigInt(quantities[i]!)
  const cost = quantity > 0n ? poolCost(instance, demand) : null
  if (!cost) return null
  const [units, sharers] = [BigInt(demand), BigInt(quantities.filter((other) => other > 0).length)]
  return instance.rule === "perUnit"
    ? { over: cost.goods + cost.fixed, under: units }
    : { over: cost.goods * quantity * sharers + cost.fixed * units, under: units * sharers * quantity }
}

describe("a clearing", () => {
  it("finds what plain drop-out finds", () => {
    fc.assert(
      fc.property(somePools, (instance) => {
        const clearing = clearUnits(instance)
        const quantities = clearing.kind === "cleared" ? clearing.quantities : instance.schools.map(() => 0)
        expect(quantities).toEqual(plainDropOut(instance))
      }),
      { numRuns: 2000 },
    )
  })

  it("charges the supplier's invoice exactly, to the penny", () => {
    fc.assert(
      fc.property(somePools, (instance) => {
        const clearing = clearUnits(instance)
        if (clearing.kind !== "cleared") return
        expect(sum(clearing.shares)).toBe(clearing.total)
        expect(clearing.total).toBe(clearing.goods + clearing.fixed)
        const rounded = clearing.goods * instance.unitsPerPenny - clearing.exactGoods
        expect(2n * magnitude(rounded) <= instance.unitsPerPenny).toBe(true)
        clearing.shares.forEach((share, i) => {
          if (clearing.quantities[i] === 0) expect(share).toBe(0n)
        })
      }),
      runs,
    )
  })

  it("charges nobody above their limit", () => {
    fc.assert(
      fc.property(somePools, (instance) => {
        const clearing = clearUnits(instance)
        if (clearing.kind !== "cleared") return
        instance.schools.forEach(({ steps }, i) => {
          const step = steps.find(({ quantity }) => quantity === clearing.quantities[i])
          if (!step) return
          const most = step.limit * BigInt(step.quantity)
          const mostPence = (most + instance.unitsPerPenny - 1n) / instance.unitsPerPenny
          expect(clearing.shares[i]! <= mostPence).toBe(true)
        })
      }),
      runs,
    )
  })

  it("charges nobody more than buying the same alone", () => {
    fc.assert(
      fc.property(somePools, (instance) => {
        const clearing = clearUnits(instance)
        if (clearing.kind !== "cleared") return
        clearing.quantities.forEach((quantity, i) => {
          const alone = quantity > 0 ? poolCost(instance, quantity) : null
          if (!alone) return
          const pence = (alone.goods + alone.fixed + instance.unitsPerPenny - 1n) / instance.unitsPerPenny
          expect(clearing.shares[i]! <= pence).toBe(true)
        })
      }),
      runs,
    )
  })

  it("leaves no coalition better off on its own", () => {
    fc.assert(
      fc.property(somePools, fc.infiniteStream(fc.boolean()), (instance, coin) => {
        const clearing = clearUnits(instance)
        if (clearing.kind !== "cleared") return
        const inIt = clearing.quantities.map((quantity) => (coin.next().value ? quantity : 0))
        const demand = inIt.reduce((a, b) => a + b, 0)
        const own = demand > 0 ? poolCost(instance, demand) : null
        if (!own) return
        const together = sum(clearing.shares.filter((_, i) => inIt[i]! > 0))
        const members = BigInt(inIt.filter((quantity) => quantity > 0).length)
        // Whole pence may differ from the exact shares by less than a penny for each member.
        expect((together - members) * instance.unitsPerPenny < own.goods + own.fixed).toBe(true)
      }),
      runs,
    )
  })

  it("raises nobody's exact price when one more school joins", () => {
    fc.assert(
      fc.property(somePools, someSchools, (instance, [newcomer]) => {
        const before = clearUnits(instance)
        if (before.kind !== "cleared") return
        const larger = { ...instance, schools: [...instance.schools, { ...newcomer!, order: 99 }] }
        const after = clearUnits(larger)
        if (after.kind !== "cleared") throw new Error("a pool that cleared no longer does")
        before.quantities.forEach((quantity, i) => {
          expect(after.quantities[i]!).toBeGreaterThanOrEqual(quantity)
          const was = exactUnitCost(instance, before.quantities, i)
          const is = exactUnitCost(larger, after.quantities, i)
          const tookMore = after.quantities[i]! > quantity
          if (was && is && !tookMore) expect(is.over * was.under <= was.over * is.under).toBe(true)
        })
      }),
      runs,
    )
  })

  it("does not depend on where a school stands in the list", () => {
    fc.assert(
      fc.property(somePools, (instance) => {
        const backwards = clearUnits({ ...instance, schools: instance.schools.toReversed() })
        const forwards = clearUnits(instance)
        expect(backwards.kind).toBe(forwards.kind)
        if (backwards.kind !== "cleared" || forwards.kind !== "cleared") return
        expect(backwards.quantities.toReversed()).toEqual(forwards.quantities)
        expect(backwards.shares.toReversed()).toEqual(forwards.shares)
      }),
      runs,
    )
  })

  it("moves no more than the odd penny when commitments come in another order", () => {
    fc.assert(
      fc.property(somePools, (instance) => {
        const schools = instance.schools.map((school) => ({ ...school, order: -school.order }))
        const [one, other] = [clearUnits(instance), clearUnits({ ...instance, schools })]
        if (one.kind !== "cleared" || other.kind !== "cleared") return
        expect(other.quantities).toEqual(one.quantities)
        one.shares.forEach((share, i) => {
          expect([-1n, 0n, 1n]).toContain(share - other.shares[i]!)
        })
      }),
      runs,
    )
  })
})

const paper = (overrides: Partial<UnitsInstance> = {}): UnitsInstance => ({
  mode: "units",
  rule: "perUnit",
  overshoot: false,
  unitsPerPenny: 100n,
  suppliers: [{ id: "Acorn", pricing: "allUnits", fixed: 0n, tiers: [{ min: 1, price: 125n }] }],
  schools: [4, 1, 1].map((quantity, i) => ({
    id: `school ${i}`,
    order: i,
    steps: [{ quantity, limit: 125n }],
  })),
  ...overrides,
})

describe("a price finer than a penny", () => {
  it("is rounded half up for the whole order, and the penny goes where it breaks nobody's limit", () => {
    expect(clearUnits(paper())).toMatchObject({ goods: 8n, exactGoods: 750n, shares: [5n, 2n, 1n] })
  })
})

describe("a school without a limit", () => {
  it("takes part at any price, under either rule", () => {
    const steps = [{ quantity: 3, limit: ANY_PRICE }]
    const tiers = [{ min: 1, price: 10n ** 9n }]
    const suppliers = [{ id: "Acorn", pricing: "allUnits" as const, fixed: 10n ** 9n, tiers }]
    const schools = [{ id: "ash", order: 1, steps }]
    for (const rule of ["perUnit", "perSchool"] as const) {
      expect(clearUnits(paper({ rule, suppliers, schools }))).toMatchObject({ total: 1_030_000_000n })
    }
  })
})

describe("a pool that nobody could have set up", () => {
  it("is refused", () => {
    const withTiers = (...tiers: [number, bigint][]) =>
      paper({
        suppliers: [
          {
            id: "Acorn",
            pricing: "allUnits",
            fixed: 0n,
            tiers: tiers.map(([min, price]) => ({ min, price })),
          },
        ],
      })
    const withSteps = (...steps: [number, bigint][]) =>
      paper({
        schools: [{ id: "ash", order: 1, steps: steps.map(([quantity, limit]) => ({ quantity, limit })) }],
      })
    const refused: [UnitsInstance, string][] = [
      [withTiers(), "there is no price"],
      [withTiers([0, 5n]), "1 or more"],
      [withTiers([1, 5n], [1, 4n]), "do not overlap"],
      [withTiers([1, 5n], [9, 6n]), "never rises"],
      [withTiers([1, -5n]), "negative"],
      [withSteps([0, 5n]), "1 or more"],
      [withSteps([1.5, 5n]), "1 or more"],
      [withSteps([2, 5n], [2, 4n]), "quantities rise"],
      [withSteps([2, 5n], [3, 5n]), "limits fall"],
      [paper({ suppliers: [] }), "no supplier"],
      [
        paper({ rule: "perSchool", suppliers: [...paper().suppliers, ...paper().suppliers] }),
        "allows one supplier",
      ],
    ]
    for (const [instance, fault] of refused) expect(() => clearUnits(instance)).toThrow(fault)
  })
})

it("a pool without schools clears nobody", () => {
  expect(clearUnits(paper({ schools: [] }))).toEqual({ kind: "nothing-clears" })
})
