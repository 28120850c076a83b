import fc from "fast-check"
import type { Bidder, Tier, UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"

const falling = (prices: bigint[]) => prices.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))
const distinct = { minLength: 1, maxLength: 4 }

const someTiers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), distinct).chain((mins) =>
  fc.array(fc.bigInt(1n, 130n), { minLength: mins.length, maxLength: mins.length }).map((prices): Tier[] => {
    const steepest = falling(prices)
    return mins.toSorted((a, b) => a - b).map((min, i) => ({ min, price: steepest[i]! }))
  }),
)

const someSteps = fc
  .uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 3 })
  .chain((quantities) =>
    fc
      .uniqueArray(fc.bigInt(20n, 180n), { minLength: quantities.length, maxLength: quantities.length })
      .map((limits): Bidder["steps"] => {
        const lower = falling(limits)
        return quantities.toSorted((a, b) => a - b).map((quantity, i) => ({ quantity, limit: lower[i]! }))
      }),
  )

export const someSchools = fc
  .array(someSteps, { minLength: 1, maxLength: 12 })
  .chain((lists) =>
    fc
      .shuffledSubarray([...lists.keys()], { minLength: lists.length })
      .map((orders): Bidder[] => lists.map((steps, i) => ({ id: `school-${i}`, order: orders[i]!, steps }))),
  )

const someSupplier = fc.record({
  id: fc.constant("supplier"),
  pricing: fc.constantFrom("allUnits" as const, "incremental" as const),
  tiers: someTiers,
  fixed: fc.bigInt(0n, 900n),
})

const somePool = (rule: UnitsInstance["rule"], unitsPerPenny: bigint, most: number) =>
  fc
    .record({
      mode: fc.constant("units" as const),
      rule: fc.constant(rule),
      unitsPerPenny: fc.constant(unitsPerPenny),
      overshoot: fc.boolean(),
      suppliers: fc.array(someSupplier, { minLength: 1, maxLength: most }),
      schools: someSchools,
    })
    .map((pool): UnitsInstance => {
      // Fixed costs weigh about as much on fractions of a penny as on pence.
      const suppliers = pool.suppliers.map((supplier, i) => ({
        ...supplier,
        id: `supplier-${i}`,
        fixed: supplier.fixed / unitsPerPenny,
      }))
      return { ...pool, suppliers }
    })

/** Small random pools bought by the unit, of both rules, in whole pence and in fractions of one. */
export const somePools = fc.oneof(
  somePool("perUnit", 1n, 3),
  somePool("perSchool", 1n, 1),
  somePool("perUnit", 100n, 3),
  somePool("perSchool", 100n, 1),
)
