import { expect, test } from "vitest"
import { accountItemOf } from "#app/features/purchasing/corrections/pool-account.ts"
import { itemOf } from "#app/features/purchasing/pools/pool.ts"
import { itemId, itemTerms, poolTerms } from "#tests/support/builders/pool-terms.ts"

const terms = poolTerms({ items: [itemTerms(), itemTerms({ id: itemId(1), name: "Card" })] })
const account = {
  ...{ shares: [], vatShares: [], goodsPence: 0n, deliveryPence: 0n, vatPence: 0n },
  items: [{ itemId: itemId(1), replacements: [], quantity: 5, unitPrice: 20_000n, netPence: 1_000n }],
}

test("what speaks of an item finds it in its pool, and in an account of what was ordered", () => {
  expect(itemOf(terms, itemId(1)).name).toBe("Card")
  expect(accountItemOf(account, itemId(1)).quantity).toBe(5)
})

test("an item of another pool, or one that was not ordered, is named as the bug that it is", () => {
  expect(() => itemOf(terms, itemId(2))).toThrow(`The pool has no item ${itemId(2)}`)
  expect(() => accountItemOf(account, itemId(0))).toThrow(`The account has no item ${itemId(0)}`)
})
