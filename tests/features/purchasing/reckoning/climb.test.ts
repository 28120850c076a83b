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

test("a listed pool shows the better price that is nearest to what is wanted, over all of its items", () => {
  expect(climbOf([paper, card], [demand(1, 88), demand(2, 15)])).toEqual({
    percent: 88,
    text: "88 of 100 reams wanted for £3.50 each, ex VAT",
  })
  expect(climbOf([paper, card], [demand(1, 10), demand(2, 19)])).toEqual({
    percent: 95,
    text: "19 of 20 packs wanted for £7.00 each, ex VAT",
  })
})

test("demand just short of a price never looks as if it had reached it", () => {
  const large = itemTerms({ id: itemId(1), tiers: [{ fromQuantity: 1_000, unitPrice: 1n }] })
  expect(climbOf([large], [demand(1, 999)]).percent).toBe(99)
})

test("a pool of which enough is wanted for its best price says so", () => {
  expect(climbOf([card], [demand(2, 20)])).toEqual({
    percent: 100,
    text: "Enough is wanted for the best price",
  })
})

test("what is ordered beyond what is wanted counts as reached, and a price for the units beyond it says so", () => {
  const beyond = { ...paper, ordersBeyond: true }
  expect(climbOf([beyond], [demand(1, 87)]).text).toBe("87 of 100 reams wanted for £3.50 each, ex VAT")
  expect(climbOf([beyond], [demand(1, 88)]).percent).toBe(100)
  expect(climbOf([{ ...paper, pricing: "incremental" }], [demand(1, 88)]).text).toBe(
    "88 of 100 reams wanted for £3.50 on each one more, ex VAT",
  )
})
