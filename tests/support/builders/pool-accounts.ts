import fc from "fast-check"
import { allVatRates } from "#app/core/vat.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { correctAccount } from "#app/features/purchasing/corrections/correct-account.ts"
import {
  type AccountFacts,
  accountAtClosing,
  factsOf,
  type PoolAccount,
  type Replacement,
} from "#app/features/purchasing/corrections/pool-account.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { anyCommitments, anyPool } from "#tests/support/builders/pool-terms.ts"

/** A pool that has cleared, with its account at closing and a way to correct it. */
export function aClearedAccount(terms: PoolTerms, commitments: readonly Commitment[]) {
  const clearing = clearPool(terms, commitments)
  if (clearing.kind !== "cleared") return null
  const closing = accountAtClosing(clearing)
  const schools = commitments.map(({ schoolId, schoolName, numberOnRoll }) => ({
    ...{ id: schoolId, name: schoolName, numberOnRoll },
  }))
  const correct = (before: PoolAccount, change: FactChange) =>
    correctAccount({ terms, schools, closing, before, facts: change(factsOf(before)) })
  return { terms, clearing, closing, schools, correct }
}

export type FactChange = (facts: AccountFacts) => AccountFacts

/** Changes one item, by its place among those that cleared. */
export const changeItem =
  (place: number, change: Partial<AccountFacts["items"][number]>): FactChange =>
  (facts) => ({
    ...facts,
    items: facts.items.map((item, i) => (i === place ? { ...item, ...change } : item)),
  })

type Wished = Omit<Replacement, "name" | "quantity"> & { hundredths: number }
const anyReplacement: fc.Arbitrary<Wished> = fc.record({
  hundredths: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 100 })),
  unitPrice: fc.bigInt({ min: 0n, max: 60_000n }),
  cfrCode: fc.constantFrom("E19", "E20"),
  vatRate: fc.constantFrom(...allVatRates),
})
const anyReplacements = fc.array(anyReplacement, { maxLength: 3 })

/** As many of each as there is room for, under names of their own. */
const fitted = (quantity: number, wished: readonly Wished[]) => {
  let left = quantity
  return wished.flatMap(({ hundredths, ...other }, place): Replacement[] => {
    const replaced = Math.min(left, Math.ceil((quantity * hundredths) / 100))
    left -= replaced
    return replaced === 0 ? [] : [{ ...other, name: `Something else ${place}`, quantity: replaced }]
  })
}

/** Any correction: another quantity or price, something else in its place, another cost of delivery, or all at once. */
const anyChange: fc.Arbitrary<FactChange> = fc
  .record({
    quantities: fc.array(fc.option(fc.integer({ min: 0, max: 1_200 })), { minLength: 4, maxLength: 4 }),
    prices: fc.array(fc.option(fc.bigInt({ min: 0n, max: 60_000n })), { minLength: 4, maxLength: 4 }),
    others: fc.array(anyReplacements, { minLength: 4, maxLength: 4 }),
    delivery: fc.option(fc.bigInt({ min: 0n, max: 12_000n })),
  })
  .map(({ quantities, prices, others, delivery }) => (facts) => ({
    deliveryPence: delivery ?? facts.deliveryPence,
    items: facts.items.map((item, i) => {
      const quantity = quantities[i] ?? item.quantity
      const replacements = fitted(quantity, others[i] ?? [])
      return { ...item, quantity, unitPrice: prices[i] ?? item.unitPrice, replacements }
    }),
  }))

/** Any cleared pool and up to three corrections of it, one after another. */
export const anyStory = fc.record({
  terms: anyPool,
  commitments: anyCommitments,
  changes: fc.array(anyChange, { minLength: 1, maxLength: 3 }),
})
