import fc from "fast-check"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions, LimitStep } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { splitRules } from "#app/features/splitting/split-rules.ts"
import { anyPool, commits, itemId } from "#tests/support/builders/pool-terms.ts"

/** No condition at all. */
export const noConditions: Conditions = {
  totalLimit: null,
  leastSchools: null,
  allOrNothing: false,
  lines: [],
}

/** A school with steps for the first item: `[quantity, limit in ten-thousandths of a pound]`, quantities rising. */
export const stepping = (
  n: number,
  steps: readonly (readonly [number, bigint])[],
  wish: Partial<Conditions> = {},
): Commitment => ({
  ...commits(n, [steps.at(-1)![0]]),
  conditions: {
    ...noConditions,
    lines: [
      {
        itemId: itemId(0),
        steps: steps.map(([quantity, limit]) => ({ quantity, limit })),
        tolerance: 0,
        substitute: null,
      },
    ],
    ...wish,
  },
})

/** Limits around a price, so that they often decide. */
const limitsAround = (price: bigint) =>
  fc.integer({ min: 70, max: 160 }).map((hundredths) => (price * BigInt(hundredths)) / 100n + 1n)

const steps = (most: number, price: bigint): fc.Arbitrary<LimitStep[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(limitsAround(price), { minLength: 3, maxLength: 3 }),
    )
    .map(([quantities, limits]) => {
      const falling = limits.toSorted((a, b) => (a > b ? -1 : 1))
      return quantities.toSorted((a, b) => a - b).map((quantity, i) => ({ quantity, limit: falling[i]! }))
    })

export type Kind = "steps" | "totals" | "schools" | "all-or-nothing" | "substitutes" | "tolerances"

/** Up to ten schools in a pool, with conditions of the kinds named, and some with none. */
export const anyWishes = (terms: PoolTerms, kinds: readonly Kind[]): fc.Arbitrary<Commitment[]> => {
  const has = (kind: Kind) => kinds.includes(kind)
  const line = (place: number) => {
    const item = terms.items[place]!
    const others = terms.items.filter(({ id }) => id !== item.id)
    return fc.record({
      itemId: fc.constant(item.id),
      steps: has("steps")
        ? fc.oneof(fc.constant<LimitStep[]>([]), steps(60, item.tiers[0]!.unitPrice))
        : fc.constant<LimitStep[]>([]),
      tolerance: has("tolerances") ? fc.integer({ min: 0, max: 6 }) : fc.constant(0),
      substitute:
        has("substitutes") && others.length > 0
          ? fc.option(
              fc.record({
                itemId: fc.constantFrom(...others.map(({ id }) => id)),
                limit: limitsAround(others[0]!.tiers[0]!.unitPrice),
                most: fc.option(fc.integer({ min: 1, max: 60 })),
              }),
            )
          : fc.constant(null),
      quantity: fc.integer({ min: 1, max: 60 }),
    })
  }
  const school = fc.record({
    lines: fc
      .subarray(
        terms.items.map((_, place) => place),
        { minLength: 1 },
      )
      .chain((places) => fc.tuple(...places.map(line))),
    totalLimit: has("totals")
      ? fc.option(
          fc.record({ pence: fc.integer({ min: 100, max: 60_000 }).map(BigInt), includesVat: fc.boolean() }),
        )
      : fc.constant(null),
    leastSchools: has("schools") ? fc.option(fc.integer({ min: 2, max: 8 })) : fc.constant(null),
    allOrNothing: has("all-or-nothing") ? fc.boolean() : fc.constant(false),
    roll: fc.integer({ min: 1, max: 400 }),
  })
  return fc.array(school, { minLength: 1, maxLength: 10 }).map((schools) =>
    schools.map(
      ({ lines, roll, ...rest }, n): Commitment => ({
        ...commits(n, [], roll),
        lines: lines.map(({ itemId: id, quantity, steps: own }) => ({
          itemId: id,
          quantity: own.at(-1)?.quantity ?? quantity,
        })),
        conditions: { ...rest, lines: lines.map(({ quantity: _, ...condition }) => condition) },
      }),
    ),
  )
}

/** Any pool, with any choice of prices and packs; `rules` names the ways in which delivery may be shared. */
export const anyOrderedPool = (rules = splitRules.map(({ key }) => key)): fc.Arbitrary<PoolTerms> =>
  fc
    .tuple(
      anyPool,
      fc.constantFrom(...rules),
      fc.array(
        fc.record({
          pricing: fc.constantFrom("all-units" as const, "incremental" as const),
          packs: fc.constantFrom("whole" as const, "whole" as const, "split" as const),
          ordersBeyond: fc.boolean(),
          packSize: fc.constantFrom(1, 1, 6, 10),
        }),
        { minLength: 4, maxLength: 4 },
      ),
    )
    .map(([terms, splitRule, orderings]) => ({
      ...terms,
      splitRule,
      items: terms.items.map((item, i) => {
        const { ordersBeyond, packs, ...ordering } = orderings[i]!
        return { ...item, ...ordering, packs, ordersBeyond: ordersBeyond && packs === "whole" }
      }),
    }))
