import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { lineTotal } from "#app/core/unit-price.ts"
import { totalsByRate } from "#app/core/vat.ts"
import { deliveryCost } from "#app/features/purchasing/pools/delivery-cost.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import {
  anyCommitments,
  anyPool,
  commits,
  itemId,
  itemTerms,
  poolTerms,
  schoolId,
} from "#tests/support/builders/pool-terms.ts"

type Cleared = Extract<PoolClearing, { kind: "cleared" }>

const cleared = (clearing: PoolClearing): Cleared => {
  if (clearing.kind !== "cleared") throw new Error("nothing cleared")
  return clearing
}

const withItems = (terms: PoolTerms, commitments: ReturnType<typeof commits>[]) =>
  commitments
    .map((one) => ({
      ...one,
      lines: one.lines.filter((line) => terms.items.some(({ id }) => id === line.itemId)),
    }))
    .filter(({ lines }) => lines.length > 0)

test("the whole demand gets the price of the tier that it reaches", () => {
  const { items, shares, goodsPence } = cleared(clearPool(poolTerms(), [commits(1, [60]), commits(2, [40])]))
  expect(items[0]).toMatchObject({
    outcome: "cleared",
    committed: 100,
    ordered: 100,
    unitPrice: 35_000n,
    netPence: 35_000n,
  })
  expect(goodsPence).toBe(35_000n)
  expect(shares.map(({ itemId, netPence }) => [itemId, netPence])).toEqual([
    [itemId(0), 21_000n],
    [itemId(0), 14_000n],
    [null, 2_700n],
    [null, 1_800n],
  ])
})

test("a pool one pack short of its minimum clears nobody and says how little was missing", () => {
  const box = itemTerms({ packSize: 5, tiers: [{ fromQuantity: 50, unitPrice: 34_000n }] })
  const clearing = clearPool(poolTerms({ items: [box] }), [commits(1, [30]), commits(2, [15])])
  expect(clearing).toMatchObject({
    kind: "nothing-clears",
    items: [{ outcome: "below-minimum", committed: 45, unitsShort: 5, packsShort: 1 }],
  })
  expect(clearing.items[0]?.reason).toBe(
    "The supplier sells at least 50 reams and the schools asked for 45. 1 more pack would have reached the minimum.",
  )
})

test("an item below its minimum drops out, and the others clear without it", () => {
  const staples = itemTerms({
    id: itemId(1),
    name: "Staples",
    unit: "box",
    tiers: [{ fromQuantity: 100, unitPrice: 9_900n }],
  })
  const { items, shares } = cleared(
    clearPool(poolTerms({ items: [itemTerms(), staples] }), [commits(1, [10, 20]), commits(2, [0, 30])]),
  )
  expect(items.map(({ outcome }) => outcome)).toEqual(["cleared", "below-minimum"])
  expect(new Set(shares.map((share) => share.schoolId))).toEqual(new Set([schoolId(1)]))
})

test("a school whose items all drop out bears no delivery, whatever the rule", () => {
  const dear = itemTerms({ id: itemId(1), tiers: [{ fromQuantity: 1_000, unitPrice: 9_900n }] })
  for (const splitRule of ["by-quantity", "equally", "by-number-on-roll"]) {
    const terms = poolTerms({ splitRule, items: [itemTerms(), dear] })
    const { shares } = cleared(clearPool(terms, [commits(1, [10]), commits(2, [0, 30])]))
    expect(shares.filter((share) => share.schoolId === schoolId(2))).toEqual([])
  }
})

test("a rule that cannot divide delivery gives way to equal shares, and says why", () => {
  const terms = poolTerms({ splitRule: "by-number-on-roll" })
  const { shares, splitRefusal } = cleared(clearPool(terms, [commits(1, [10], null), commits(2, [90])]))
  expect(shares.filter(({ itemId }) => itemId === null).map(({ netPence }) => netPence)).toEqual([
    2_250n,
    2_250n,
  ])
  expect(splitRefusal).toContain("The number on roll of School 1 is not known")
})

test("VAT is worked out once on the whole order, and the schools' parts add up to it", () => {
  const pencils = itemTerms({ tiers: [{ fromQuantity: 1, unitPrice: 125n }] })
  const terms = poolTerms({ items: [pencils], deliveryPence: 0n })
  const { goodsPence, vatPence, vatShares } = cleared(
    clearPool(terms, [commits(1, [3]), commits(2, [3]), commits(3, [3])]),
  )
  expect([goodsPence, vatPence]).toEqual([11n, 2n])
  expect(sumPence(vatShares.map((share) => share.vatPence))).toBe(2n)
})

test("every share says in words and figures where it comes from", () => {
  const { shares } = cleared(clearPool(poolTerms(), [commits(1, [60]), commits(2, [40])]))
  expect(shares[0]?.workings).toEqual({
    sentences: [
      "The whole order is 100 reams at £3.50 a ream: £350.00 before VAT.",
      "Yours is 60 reams: £210.00.",
    ],
    basis: "60 reams of 100",
    totalPence: "35000",
    exactPounds: "210.0000",
    oddPenny: null,
  })
})

test("an odd penny does not fall on the same school in every pool", () => {
  const pencils = (n: number) => itemTerms({ id: itemId(n), tiers: [{ fromQuantity: 1, unitPrice: 133n }] })
  const payers = Array.from({ length: 30 }, (_, n) => {
    const terms = poolTerms({ items: [pencils(n)], deliveryPence: 0n })
    const commitments = [1, 2, 3].map((school) => ({
      ...commits(school, [1]),
      lines: [{ itemId: itemId(n), quantity: 1 }],
    }))
    return cleared(clearPool(terms, commitments)).shares.find(({ netPence }) => netPence === 2n)?.schoolId
  })
  expect(new Set(payers).size).toBe(3)
})

test("for any pool, the shares add up to the supplier's invoice to the penny", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, (terms, everybody) => {
      const clearing = clearPool(terms, withItems(terms, everybody))
      if (clearing.kind === "nothing-clears") return
      const goods = clearing.items.filter(({ outcome }) => outcome === "cleared")
      for (const item of goods) {
        const of = clearing.shares.filter((share) => share.itemId === item.itemId)
        expect(sumPence(of.map(({ netPence }) => netPence))).toBe(lineTotal(item.unitPrice!, item.ordered))
        expect(of.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(item.ordered)
      }
      const delivery = clearing.shares.filter((share) => share.itemId === null)
      const charged = deliveryCost(terms, clearing.goodsPence)
      expect(sumPence(delivery.map(({ netPence }) => netPence))).toBe(charged)
      const supplierInvoice = totalsByRate([
        ...goods.map(({ itemId, netPence }) => ({
          net: netPence,
          vatRate: itemOf(terms, itemId).vatRate,
        })),
        { net: charged, vatRate: terms.deliveryVatRate },
      ])
      expect(sumPence(supplierInvoice.map(({ vat }) => vat))).toBe(clearing.vatPence)
      expect(sumPence(clearing.vatShares.map(({ vatPence }) => vatPence))).toBe(clearing.vatPence)
      expect(sumPence(clearing.vatShares.map(({ netPence }) => netPence))).toBe(
        clearing.goodsPence + clearing.deliveryPence,
      )
    }),
  )
})

test("for any pool, the order in which schools committed changes nothing", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, (terms, everybody) => {
      const commitments = withItems(terms, everybody)
      expect(clearPool(terms, commitments.toReversed())).toEqual(clearPool(terms, commitments))
    }),
  )
})
