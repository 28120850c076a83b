import { expect, test } from "vitest"
import { climbOf } from "#app/features/purchasing/reckoning/climb.ts"
import { itemId, itemTerms } from "#tests/support/builders/pool-terms.ts"

const paper = itemTerms({
  id: itemId(1),
  unit: "ream",
  tiers: [
    { fromQuantity: 1, unitPrice: 40_000n },
    { fromQuantity: 100, unitPrice: 35_000n },
  ],
})
const card = itemTerms({ id: itemId(2), unit: "pack", tiers: [{ fromQuantity: 20, unitPrice: 70_000n }] })
const demand = (n: number, quantity: number) => ({ itemId: itemId(n), quantity, schools: 1 })

test("a pool shows the better price that is nearest, over all of its items", () => {
  expect(climbOf([paper, card], [demand(1, 88), demand(2, 15)])).toEqual({
    percent: 88,
    text: "12 more reams to £3.50 each, ex VAT",
  })
  expect(climbOf([paper, card], [demand(1, 10), demand(2, 19)])).toEqual({
    percent: 95,
    text: "1 more pack to £7.00 each, ex VAT",
  })
})

test("demand just short of a price never looks as if it had reached it", () => {
  const large = itemTerms({ id: itemId(1), tiers: [{ fromQuantity: 1_000, unitPrice: 1n }] })
  expect(climbOf([large], [demand(1, 999)]).percent).toBe(99)
})

test("a pool at its best price says so", () => {
  expect(climbOf([card], [demand(2, 20)])).toEqual({ percent: 100, text: "Best price reached" })
})
