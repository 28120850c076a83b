import { expect, test } from "vitest"
import { wholeSizeGross } from "#app/features/purchasing/procurement/pool-value.ts"
import { itemId, itemTerms } from "#tests/support/builders/pool-terms.ts"

const paper = itemTerms({
  id: itemId(1),
  vatRate: "zero",
  tiers: [
    { fromQuantity: 1, unitPrice: 40_000n },
    { fromQuantity: 101, unitPrice: 35_000n },
  ],
})
const terms = {
  ...{ items: [paper], deliveryPence: 1_000n, freeDeliveryFromPence: null },
  deliveryVatRate: "zero",
} as const
const wanted = (quantity: number) => [{ itemId: itemId(1), quantity, schools: 1 }]
const sized = (item: Partial<typeof paper>, quantity = 0) =>
  wholeSizeGross({ ...terms, items: [{ ...paper, ...item }] }, wanted(quantity))

test("a pool is as large as its best price asks for, or as what is wanted where that costs more", () => {
  expect(sized({})).toBe(101n * 350n + 1_000n)
  // 100 at £4.00 cost more than 101 at £3.50.
  expect(sized({}, 100)).toBe(100n * 400n + 1_000n)
  expect(sized({}, 500)).toBe(500n * 350n + 1_000n)
})

test("incremental prices and an order beyond what is wanted count as they do in the clearing", () => {
  expect(sized({ pricing: "incremental" })).toBe(100n * 400n + 350n + 1_000n)
  expect(sized({ ordersBeyond: true }, 100)).toBe(101n * 350n + 1_000n)
})

test("split packs count whole, since the order has whole packs", () => {
  expect(sized({ packs: "split", packSize: 10 }, 500)).toBe(500n * 350n + 1_000n)
  expect(sized({ packs: "split", packSize: 10 })).toBe(110n * 350n + 1_000n)
})
