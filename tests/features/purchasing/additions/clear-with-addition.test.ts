import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { clearWithAddition } from "#app/features/purchasing/additions/clear-with-addition.ts"
import { schoolTotals } from "#app/features/purchasing/additions/school-totals.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolResult } from "#app/features/purchasing/showing/pool-view.ts"
import {
  anyCommitments,
  anyPool,
  commits,
  itemId,
  itemTerms,
  poolTerms,
  schoolId,
} from "#tests/support/builders/pool-terms.ts"

const closed = (terms: PoolTerms, commitments: readonly Commitment[]) => {
  const clearing = clearPool(terms, commitments)
  if (clearing.kind !== "cleared") return null
  const standing = { ...clearing, outcome: "cleared", clearedAt: terms.closesAt, reason: null } as PoolResult
  const schools = commitments.map(({ schoolId: id, schoolName, numberOnRoll }) => ({
    ...{ schoolId: id, name: schoolName, numberOnRoll },
  }))
  return { terms, standing, schools }
}

const add = (school: number, ...quantities: number[]) => ({
  schoolId: schoolId(school),
  lines: quantities.flatMap((quantity, i) => (quantity > 0 ? [{ itemId: itemId(i), quantity }] : [])),
})

test("more reams that reach a better price make everybody's share smaller, and each says what it was", () => {
  const pool = closed(poolTerms(), [commits(1, [60]), commits(2, [39])])!
  const revised = clearWithAddition(pool, add(2, 1))
  if (revised.kind !== "revised") throw new Error(revised.kind)
  expect(revised.changes).toEqual([
    { itemId: itemId(0), added: 1, ordered: 100, priceBefore: 40_000n, priceAfter: 35_000n },
  ])
  const goods = revised.clearing.shares.find((share) => share.schoolId === schoolId(1) && share.itemId)
  expect(goods?.netPence).toBe(21_000n)
  expect(goods?.workings.sentences.at(-1)).toBe("Before more was added it was £240.00.")
})

test("what is not bought cannot be added, and nothing is no addition", () => {
  const pool = closed(
    poolTerms({
      items: [
        itemTerms(),
        itemTerms({ id: itemId(1), position: 1, tiers: [{ fromQuantity: 50, unitPrice: 1n }] }),
      ],
    }),
    [commits(1, [60, 10])],
  )!
  expect(clearWithAddition(pool, add(1, 0, 5))).toEqual({ kind: "not-bought" })
  expect(clearWithAddition(pool, add(1))).toEqual({ kind: "not-bought" })
})

test("an addition that shifts delivery onto somebody else is refused", () => {
  // Pens become so cheap that books bear nearly all of a delivery that is shared by value.
  const terms = poolTerms({
    splitRule: "by-value",
    deliveryPence: 10_000n,
    items: [
      itemTerms({
        id: itemId(0),
        tiers: [
          { fromQuantity: 1, unitPrice: 100_000n },
          { fromQuantity: 100, unitPrice: 100n },
        ],
      }),
      itemTerms({ id: itemId(1), position: 1, tiers: [{ fromQuantity: 1, unitPrice: 100_000n }] }),
    ],
  })
  const pool = closed(terms, [commits(1, [99, 0]), commits(2, [0, 99])])!
  expect(clearWithAddition(pool, add(1, 1))).toEqual({ kind: "raises" })
})

test("whatever is added: nobody else pays a penny more, all get what they had, and the pennies add up", () => {
  const quantities = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 4, maxLength: 4 })
  let revisions = 0
  fc.assert(
    fc.property(anyPool, anyCommitments, fc.nat(11), quantities, (terms, commitments, place, more) => {
      const pool = closed(terms, commitments)
      const asker = commitments[place % Math.max(1, commitments.length)]
      if (!pool || !asker) return
      const bought = new Set(pool.standing.shares.map((share) => share.itemId))
      const lines = more.flatMap((quantity, i) =>
        quantity > 0 && bought.has(itemId(i)) ? [{ itemId: itemId(i), quantity }] : [],
      )
      const revised = clearWithAddition(pool, { schoolId: asker.schoolId, lines })
      if (revised.kind !== "revised") return
      revisions++
      const { clearing } = revised
      const before = schoolTotals(pool.standing)
      for (const [id, now] of schoolTotals(clearing))
        if (id !== asker.schoolId) expect(now).toBeLessThanOrEqual(before.get(id)!)
      expect(sumPence(clearing.shares.map(({ netPence }) => netPence))).toBe(
        clearing.goodsPence + clearing.deliveryPence,
      )
      expect(sumPence(clearing.vatShares.map(({ vatPence }) => vatPence))).toBe(clearing.vatPence)
      for (const share of pool.standing.shares) {
        // More may reach the value from which delivery is free.
        if (share.itemId === null && clearing.deliveryPence === 0n) continue
        const now = clearing.shares.find(
          (other) => other.schoolId === share.schoolId && other.itemId === share.itemId,
        )
        const added =
          share.schoolId === asker.schoolId
            ? (lines.find((l) => l.itemId === share.itemId)?.quantity ?? 0)
            : 0
        expect(now?.quantity).toBe(share.quantity + (share.itemId === null ? 0 : added))
      }
    }),
    { numRuns: 400 },
  )
  expect(revisions).toBeGreaterThan(50)
})

test("where delivery is shared by quantity, more of the same is never refused", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, fc.integer({ min: 1, max: 500 }), (any, commitments, quantity) => {
      const terms = { ...any, splitRule: "by-quantity", splitSettings: {} }
      const pool = closed(terms, commitments)
      const share = pool?.standing.shares.find((one) => one.itemId !== null)
      if (!pool || !share) return
      const asked = { schoolId: share.schoolId, lines: [{ itemId: share.itemId!, quantity }] }
      expect(clearWithAddition(pool, asked).kind).toBe("revised")
    }),
  )
})
