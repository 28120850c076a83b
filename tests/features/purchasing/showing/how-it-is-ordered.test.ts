import { expect, test } from "vitest"
import { howItIsOrdered } from "#app/features/purchasing/showing/how-it-is-ordered.ts"
import { itemTerms } from "#tests/support/builders/pool-terms.ts"

test("of an item that is ordered as usual nothing is said", () => {
  expect(howItIsOrdered(itemTerms({ packSize: 5 }))).toEqual([])
})

test("a school reads that packs are shared, that a price is not for all, and that more may come than is wanted", () => {
  expect(howItIsOrdered(itemTerms({ packs: "split", packSize: 12 }))[0]).toMatch(
    /^Comes in packs of 12 reams/,
  )
  expect(howItIsOrdered(itemTerms({ pricing: "incremental" }))[0]).toMatch(/^A lower price holds only for/)
  expect(howItIsOrdered(itemTerms({ ordersBeyond: true }))[0]).toMatch(/^More is ordered than schools want/)
})
