import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { expectedDemand, totalsOf } from "#app/features/purchasing/quotations/demand.ts"
import { cheapestOf, quoteOfTerms } from "#app/features/purchasing/quotations/offers.ts"
import type { Offered } from "#app/features/purchasing/quotations/quotation.ts"
import { orderFrom } from "#app/features/purchasing/quotations/quoted-order.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import {
  anyCommitments,
  anyPool,
  commits,
  itemId,
  itemTerms,
  poolTerms,
  schoolId,
} from "#tests/support/builders/pool-terms.ts"

const terms = poolTerms()
const offer = (wish: Partial<Offered> = {}, item: Partial<Offered["items"][number]> = {}): Offered => ({
  ...quoteOfTerms(terms),
  items: [{ ...quoteOfTerms(terms).items[0]!, ...item }],
  ...wish,
})

test("a quotation with the pool's own terms comes to what the pool itself would", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, (pool, commitments) => {
      const order = orderFrom(pool, quoteOfTerms(pool), commitments)
      expect(order.clearing).toEqual(clearPool(pool, commitments))
      const cost = order.cost?.grossPence ?? 0n
      expect(sumPence([...order.bySchool.values()].map(({ grossPence }) => grossPence))).toBe(cost)
    }),
  )
})

test("delivery is free from the value that the supplier says, and charged a penny below it", () => {
  // 100 reams at £3.50.
  const demand = [commits(1, [60]), commits(2, [40])]
  const at = (freeDeliveryFromPence: bigint) => orderFrom(terms, offer({ freeDeliveryFromPence }), demand)
  expect(at(35_000n).cost?.netPence).toBe(35_000n)
  expect(at(35_000n).delivery).toContain("reach the £350.00 from which it is free")
  expect(at(35_001n).cost?.netPence).toBe(39_500n)
  expect(at(35_001n).delivery).toContain("stay below the £350.01")
})

test("every school takes whole packs of the supplier's size, and what that adds is told", () => {
  const order = orderFrom(terms, offer({}, { packSize: 50 }), [commits(1, [60]), commits(2, [40])])
  expect(order.packedUp).toMatchObject([{ units: 50 }])
  expect(order.clearing.items).toMatchObject([{ ordered: 150 }])
})

test("what is not sold, or wanted too little, keeps an offer out of the comparison", () => {
  const pool = poolTerms({ items: [itemTerms(), itemTerms({ id: itemId(1), position: 1, name: "Card" })] })
  const [paper] = quoteOfTerms(pool).items
  const half = orderFrom(pool, { ...quoteOfTerms(pool), items: [paper!] }, [commits(1, [10, 5])])
  expect(half).toMatchObject({ isComplete: false, notSold: [{ name: "Card" }] })
  const tiers = [{ fromQuantity: 500, unitPrice: 20_000n }]
  const short = orderFrom(terms, offer({}, { tiers }), [commits(1, [10])])
  expect(short).toMatchObject({ isComplete: false, cost: null, belowMinimum: [{ unitsShort: 490 }] })
  const keys = (costs: (bigint | null)[]) =>
    [...cheapestOf(costs.map((cost, i) => ({ key: String(i), cost })))].join(" ")
  expect(keys([300n, null, 200n, 200n])).toBe("2 3")
  expect(keys([300n, null])).toBe("")
})

test("what is expected is spread in whole packs by pupils, and adds up", () => {
  const schools = [
    { id: schoolId(1), name: "Large", numberOnRoll: 900 },
    { id: schoolId(2), name: "Small", numberOnRoll: 90 },
    { id: schoolId(3), name: "Unknown", numberOnRoll: null },
  ]
  const items = [itemTerms({ packSize: 5 })]
  const { commitments } = expectedDemand(items, new Map([[itemId(0), 298]]), schools)
  expect(totalsOf(commitments).get(itemId(0))).toBe(300)
  expect(commitments.map(({ lines: [line] }) => line!.quantity % 5)).toEqual([0, 0, 0])
  expect(commitments[0]!.lines[0]!.quantity).toBeGreaterThan(commitments[2]!.lines[0]!.quantity)
})
