import fc from "fast-check"
import { expect, test } from "vitest"
import type { Pricing } from "#app/features/purchasing/pools/pool.ts"
import { dearerWays } from "#app/features/purchasing/quotations/nowhere-dearer.ts"
import { quoteOfTerms } from "#app/features/purchasing/quotations/offers.ts"
import type { Offered, QuotedItem } from "#app/features/purchasing/quotations/quotation.ts"
import { quotedGoods } from "#app/features/purchasing/quotations/quoted-goods.ts"
import { orderFrom } from "#app/features/purchasing/quotations/quoted-order.ts"
import { anyCommitments, anyPool, itemId, itemTerms, poolTerms } from "#tests/support/builders/pool-terms.ts"

const terms = poolTerms()
const quote = (wish: Partial<QuotedItem> = {}, rest: Partial<Offered> = {}): Offered => ({
  ...quoteOfTerms(terms),
  supplierName: "Calder Mill Papers",
  items: [{ ...quoteOfTerms(terms).items[0]!, ...wish }],
  ...rest,
})
const prices = (...tiers: [number, bigint][]) => ({
  tiers: tiers.map(([fromQuantity, unitPrice]) => ({ fromQuantity, unitPrice })),
})

test("the same terms, and better ones, are nowhere dearer", () => {
  expect(dearerWays(terms, quote())).toEqual([])
  expect(dearerWays(terms, quote(prices([1, 31_000n])))).toEqual([])
  expect(dearerWays(terms, quote({}, { deliveryPence: 0n }))).toEqual([])
})

test.each([
  [quote(prices([1, 40_000n], [100, 35_000n])), "for 200 reams it asks £3.50 each, and the pool £3.10"],
  [quote(prices([1, 40_000n], [101, 30_000n])), "for 100 reams it asks £4.00 each, and the pool £3.50"],
  [quote(prices([2, 30_000n])), "it sells no fewer than 2 reams, and the pool's minimum is 1"],
  [quote({ packSize: 5 }), "it sells packs of 5, and schools have joined for single ones"],
  [quote({}, { deliveryPence: 4_501n }), "Delivery costs £45.01, and the pool's £45.00"],
  [quote({}, { items: [] }), "does not sell A4 copier paper"],
  [
    quote({ pricing: "incremental", ...prices([1, 40_000n], [100, 35_000n], [200, 31_000n]) }),
    "for 100 reams it asks £3.995 each, and the pool £3.50",
  ],
])("what is dearer somewhere is named", (offered, reason) => {
  expect(dearerWays(terms, offered).join(" ")).toContain(reason)
})

test("more VAT is dearer, and less is not", () => {
  const zeroRated = poolTerms({ items: [itemTerms({ vatRate: "zero" })] })
  expect(dearerWays(zeroRated, quote())).toHaveLength(1)
  expect(dearerWays(terms, quote({ vatRate: "zero" }))).toEqual([])
})

test("delivery that is shared by value stays as it is where there are several items", () => {
  const two = poolTerms({
    splitRule: "by-value",
    items: [itemTerms(), itemTerms({ id: itemId(1), position: 1 })],
  })
  expect(dearerWays(two, quoteOfTerms(two)).join(" ")).toContain("shared by value")
  expect(dearerWays(two, { ...quoteOfTerms(two), deliveryPence: 0n })).toEqual([])
})

const anyTiers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((steps) => {
    let [from, price] = [0, 300]
    return steps.map(([more, less]) => {
      from += more
      price -= less
      return { fromQuantity: from, unitPrice: BigInt(price) }
    })
  })
const anyPrices = fc.record({
  tiers: anyTiers,
  pricing: fc.constantFrom<Pricing>("all-units", "incremental"),
})

test("no quantity costs more just where none is named", () => {
  fc.assert(
    fc.property(anyPrices, anyPrices, (ours, theirs) => {
      const pool = poolTerms({ items: [itemTerms(ours)] })
      const said = dearerWays(pool, quote(theirs)).length > 0
      const found = Array.from({ length: 80 }, (_, i) => i + 1).some((quantity) => {
        const [before, after] = [quotedGoods(ours, quantity), quotedGoods(theirs, quantity)]
        return before !== null && (after === null || after > before)
      })
      // Beyond the quantities looked at, the last price decides.
      const later = theirs.tiers.at(-1)!.unitPrice > ours.tiers.at(-1)!.unitPrice
      expect(said || !found).toBe(true)
      expect(!said || found || later).toBe(true)
    }),
  )
})

test("nobody in a pool pays more than a rounding once it has turned to what is nowhere dearer", () => {
  const cheaper = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(anyPool, anyCommitments, cheaper, (pool, commitments, percent) => {
      const offered: Offered = {
        ...quoteOfTerms(pool),
        deliveryPence: (pool.deliveryPence * BigInt(percent[0]!)) / 100n,
        items: quoteOfTerms(pool).items.map((item, n) => ({
          ...item,
          tiers: item.tiers.map(({ fromQuantity, unitPrice }) => ({
            fromQuantity,
            unitPrice: (unitPrice * BigInt(100 - percent[n]!)) / 100n,
          })),
        })),
      }
      fc.pre(dearerWays(pool, offered).length === 0)
      const before = orderFrom(pool, quoteOfTerms(pool), commitments).bySchool
      const after = orderFrom(pool, offered, commitments).bySchool
      const roundings = BigInt(2 * (pool.items.length + 1))
      for (const [schoolId, { grossPence }] of before)
        expect(after.get(schoolId)!.grossPence <= grossPence + roundings).toBe(true)
    }),
  )
})
