import fc from "fast-check"
import { expect, test } from "vitest"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { poolCost } from "#app/features/purchasing/reckoning/pool-cost.ts"
import { anyOrderedPool, anyWishes, stepping } from "#tests/support/builders/conditions.ts"
import { commits, itemId, itemTerms, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

/** £4.00 a ream, £3.50 from 100, and £45.00 of delivery. */
const freeFrom = (freeDeliveryFromPence: bigint, wish: Partial<PoolTerms> = {}) =>
  poolTerms({ freeDeliveryFromPence, ...wish })
const clearedAs = (...args: Parameters<typeof clearPool>) => {
  const clearing = clearPool(...args)
  return clearing.kind === "cleared" ? [clearing.goodsPence, clearing.deliveryPence] : null
}

test("delivery is charged only if the order at closing does not reach what makes it free", () => {
  expect(clearedAs(freeFrom(35_000n), [commits(1, [60]), commits(2, [40])])).toEqual([35_000n, 0n])
  expect(clearedAs(freeFrom(35_001n), [commits(1, [60]), commits(2, [40])])).toEqual([35_000n, 4_500n])
})

test("a school stays in where its limit holds without the delivery that it would not hold with", () => {
  // At £3.50 a ream delivery adds £0.45.
  const wishes = [commits(1, [60]), stepping(2, [[40, 36_000n]])]
  expect(clearedAs(freeFrom(35_000n), wishes)).toEqual([35_000n, 0n])
  expect(clearedAs(freeFrom(35_001n), wishes)).toEqual([24_000n, 4_500n])
})

test("where the smaller order costs more and is the one that is free, nobody is charged for delivery", () => {
  // 100 reams at £3.50 stay below £390.00; 98 at £4.00, once a school has left over its limit, reach it.
  const wishes = [commits(1, [98]), stepping(2, [[2, 35_000n]])]
  expect(clearedAs(freeFrom(39_000n), wishes)).toEqual([39_200n, 0n])
})

test("what a school is told while the pool is open knows of free delivery too", () => {
  const others = {
    byItem: new Map([[itemId(0), 60]]),
    schools: [{ id: schoolId(1), name: "A", numberOnRoll: 1 }],
  }
  const me = { id: schoolId(2), name: "B", numberOnRoll: 1 }
  const cost = (freeDeliveryFromPence: bigint) =>
    poolCost({
      ...{ terms: freeFrom(freeDeliveryFromPence, { items: [itemTerms({ vatRate: "zero" })] }), me, others },
      mine: [{ itemId: itemId(0), quantity: 40 }],
    })
  expect(cost(35_000n).likelyCase.netPence).toBe(14_000n)
  expect(cost(35_001n).likelyCase.netPence).toBe(14_000n + 1_800n)
  // Alone it is 40 reams at £4.00.
  expect(cost(16_000n).alone?.netPence).toBe(16_000n)
  expect(cost(16_001n).alone?.netPence).toBe(20_500n)
})

test("delivery is free exactly where the goods reach the value, whatever schools have set", () => {
  const kinds = ["steps", "totals", "substitutes", "tolerances"] as const
  fc.assert(
    fc.property(
      anyOrderedPool().chain((terms) => fc.tuple(fc.constant(terms), anyWishes(terms, kinds))),
      ([terms, wishes]) => {
        const clearing = clearPool(terms, wishes)
        if (clearing.kind !== "cleared" || terms.freeDeliveryFromPence === null) return
        const isReached = clearing.goodsPence >= terms.freeDeliveryFromPence
        expect(clearing.deliveryPence).toBe(isReached ? 0n : terms.deliveryPence)
      },
    ),
    { numRuns: 500 },
  )
})
