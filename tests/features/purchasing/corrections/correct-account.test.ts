import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { nameInAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import { factsOf, sameFacts } from "#app/features/purchasing/corrections/pool-account.ts"
import { named, ownPart, unitsOf } from "#app/features/purchasing/corrections/replaced.ts"
import { aClearedAccount, anyStory, changeItem } from "#tests/support/builders/pool-accounts.ts"
import { commits, itemId, itemTerms, poolTerms, schoolId } from "#tests/support/builders/pool-terms.ts"

const quantitiesOf = ({ shares }: PoolAccount, item = itemId(0)) =>
  Object.fromEntries(
    shares.filter((share) => share.itemId === item).map((share) => [share.schoolId, share.quantity]),
  )
const netsOf = ({ shares }: PoolAccount, item: string | null) =>
  shares.filter((share) => share.itemId === item).map((share) => share.netPence)

/** Paper for three schools: 40, 100 and 60 reams at £3.10, with £45.00 of delivery by quantity. */
const paper = aClearedAccount(poolTerms(), [commits(1, [40]), commits(2, [100]), commits(3, [60])])!

test("a shortage is shared in proportion to what schools were to get", () => {
  const after = paper.correct(paper.closing, changeItem(0, { quantity: 150 }))
  expect(quantitiesOf(after)).toEqual({ [schoolId(1)]: 30, [schoolId(2)]: 75, [schoolId(3)]: 45 })
  expect(netsOf(after, itemId(0))).toEqual([9_300n, 23_250n, 13_950n])
  expect(after.goodsPence).toBe(46_500n)
  const [mine] = after.shares
  expect(mine?.workings.sentences).toEqual([
    "Only 150 reams of 200 arrived, shared in proportion to what schools were to get: 30 reams for your 40.",
    "The supplier charges 150 reams at £3.10 a ream.",
    "Yours is 30 reams of 150: exactly £93.00.",
  ])
})

test("a surplus is shared in proportion, and paid for", () => {
  const after = paper.correct(paper.closing, changeItem(0, { quantity: 210 }))
  expect(quantitiesOf(after)).toEqual({ [schoolId(1)]: 42, [schoolId(2)]: 105, [schoolId(3)]: 63 })
  expect(after.goodsPence).toBe(65_100n)
})

const basics = {
  ...{ name: "Basics paper", quantity: 50, unitPrice: 29_000n },
  ...{ vatRate: "standard" as const, cfrCode: "E20" },
}

test("what came in the place of a part is shared in proportion, at its own price", () => {
  const after = paper.correct(paper.closing, changeItem(0, { replacements: [basics] }))
  expect(quantitiesOf(after)).toEqual({ [schoolId(1)]: 40, [schoolId(2)]: 100, [schoolId(3)]: 60 })
  const goods = after.shares.filter(({ itemId }) => itemId !== null)
  expect(goods.map(({ replaced }) => replaced)).toEqual([
    [{ name: "Basics paper", quantity: 10, netPence: 2_900n }],
    [{ name: "Basics paper", quantity: 25, netPence: 7_250n }],
    [{ name: "Basics paper", quantity: 15, netPence: 4_350n }],
  ])
  expect(after.goodsPence).toBe(150n * 310n + 50n * 290n)
  expect(goods[0]?.workings).toMatchObject({
    sentences: [
      "The supplier charges 150 reams at £3.10 a ream.",
      "Yours is 30 reams of 150: exactly £93.00.",
      "Basics paper came in place of 50 of the 200 reams, at £2.90 a ream.",
      "Yours is 10 reams of 50: exactly £29.00.",
    ],
    basis: "Yours is 40 reams of 200",
    exactPounds: "122.0000",
  })
  expect(nameInAccount(after, itemTerms())).toBe("A4 copier paper (in part Basics paper)")
  const back = paper.correct(after, changeItem(0, { replacements: [] }))
  expect(netsOf(back, itemId(0))).toEqual(netsOf(paper.closing, itemId(0)))
})

test("two things may come in the place of one, each with its own price and rate of VAT", () => {
  const maps = {
    ...basics,
    name: "Printed maps",
    quantity: 100,
    unitPrice: 20_000n,
    vatRate: "zero" as const,
  }
  const after = paper.correct(paper.closing, changeItem(0, { replacements: [basics, maps] }))
  const [first] = after.shares
  expect(first?.replaced).toEqual([
    { name: "Basics paper", quantity: 10, netPence: 2_900n },
    { name: "Printed maps", quantity: 20, netPence: 4_000n },
  ])
  expect(first?.workings.sentences.slice(-2)).toEqual([
    "Printed maps came in place of 100 of the 200 reams, at £2.00 a ream (VAT: Zero rate).",
    "Yours is 20 reams of 100: exactly £40.00.",
  ])
  expect(after.goodsPence).toBe(50n * 310n + 50n * 290n + 100n * 200n)
  // Paper at 20% with its delivery of £45.00, and maps at nothing.
  expect(after.vatPence).toBe((50n * 310n + 50n * 290n + 4_500n) / 5n)
  const zeroRated = after.vatShares.filter(({ vatRate }) => vatRate === "zero")
  expect(zeroRated.map(({ netPence, vatPence }) => [netPence, vatPence])).toEqual([
    [4_000n, 0n],
    [10_000n, 0n],
    [6_000n, 0n],
  ])
  expect(nameInAccount(after, itemTerms())).toBe("A4 copier paper (in part Basics paper and Printed maps)")
})

test("what came in the place of all of it takes the item's name and price", () => {
  const whole = { ...basics, quantity: 200 }
  const after = paper.correct(paper.closing, changeItem(0, { replacements: [whole] }))
  expect(after.goodsPence).toBe(200n * 290n)
  expect(after.shares[0]?.workings.sentences).toEqual([
    "Basics paper came in place of all of the 200 reams, at £2.90 a ream.",
    "Yours is 40 reams of 200: exactly £116.00.",
  ])
  expect(nameInAccount(after, itemTerms())).toBe("Basics paper (in place of A4 copier paper)")
})

test("where an item comes in packs, whole packs are shared, and a broken one goes to the school furthest below", () => {
  const packs = aClearedAccount(poolTerms({ items: [itemTerms({ packSize: 10 })] }), [
    ...[commits(1, [40]), commits(2, [100]), commits(3, [60])],
  ])!
  const whole = packs.correct(packs.closing, changeItem(0, { quantity: 150 }))
  expect(Object.values(quantitiesOf(whole)).toSorted()).toEqual([30, 40, 80].toSorted())
  const broken = packs.correct(packs.closing, changeItem(0, { quantity: 143 }))
  const units = Object.values(quantitiesOf(broken))
  expect(units.reduce((sum, one) => sum + one)).toBe(143)
  expect(units.filter((one) => one % 10 !== 0)).toHaveLength(1)
})

test("what was agreed with one school stands, and the rest is shared among the others", () => {
  const agreed = new Map([[schoolId(2), 90]])
  const after = paper.correct(paper.closing, changeItem(0, { quantity: 190, settled: agreed }))
  expect(quantitiesOf(after)).toEqual({ [schoolId(1)]: 40, [schoolId(2)]: 90, [schoolId(3)]: 60 })
  const later = paper.correct(after, changeItem(0, { quantity: 180 }))
  expect(quantitiesOf(later)).toEqual({ [schoolId(1)]: 36, [schoolId(2)]: 90, [schoolId(3)]: 54 })
})

test("a dearer delivery is shared by the pool's rule, and the goods stay as they were", () => {
  const after = paper.correct(paper.closing, (facts) => ({ ...facts, deliveryPence: 6_000n }))
  expect(netsOf(after, null)).toEqual([1_200n, 3_000n, 1_800n])
  expect(netsOf(after, itemId(0))).toEqual(netsOf(paper.closing, itemId(0)))
  expect(after.vatPence).toBe(13_600n)
})

test("nothing arrived: nobody pays for goods, and delivery rests on those who were to get some", () => {
  const after = paper.correct(paper.closing, changeItem(0, { quantity: 0 }))
  expect(quantitiesOf(after)).toEqual({})
  expect(netsOf(after, null)).toEqual([900n, 2_250n, 1_350n])
})

test("however often a pool is corrected, the shares add up to what the supplier charges", () => {
  fc.assert(
    fc.property(anyStory, ({ terms, commitments, changes }) => {
      const cleared = aClearedAccount(terms, commitments)
      if (!cleared) return
      let account = cleared.closing
      for (const change of changes) {
        account = cleared.correct(account, change)
        const goods = account.shares.filter((share) => share.itemId !== null)
        for (const item of account.items) {
          const own = goods.filter((share) => share.itemId === item.itemId)
          expect(own.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(item.quantity)
          expect(sumPence(own.map(({ netPence }) => netPence))).toBe(item.netPence)
          for (const { name, quantity } of item.replacements)
            expect(unitsOf(own.flatMap(({ replaced }) => named(replaced, name) ?? []))).toBe(quantity)
          for (const share of own) {
            const { quantity, netPence } = ownPart(share)
            expect(quantity >= 0 && netPence >= 0n).toBe(true)
            expect(share.replaced.every((one) => one.quantity >= 0 && one.netPence >= 0n)).toBe(true)
          }
        }
        expect(sumPence(netsOf(account, null))).toBe(account.deliveryPence)
        expect(sumPence(account.vatShares.map(({ netPence }) => netPence))).toBe(
          account.goodsPence + account.deliveryPence,
        )
        expect(sumPence(account.vatShares.map(({ vatPence }) => vatPence))).toBe(account.vatPence)
      }
    }),
    { numRuns: 300 },
  )
})

test("a correction that changes nothing leaves every penny where it is", () => {
  fc.assert(
    fc.property(anyStory, ({ terms, commitments, changes }) => {
      const cleared = aClearedAccount(terms, commitments)
      if (!cleared) return
      const once = cleared.correct(cleared.closing, changes[0]!)
      const twice = cleared.correct(once, (facts) => facts)
      const pennies = ({ shares, vatShares }: PoolAccount) => [
        ...shares.map(({ schoolId, itemId, quantity, netPence }) => [schoolId, itemId, quantity, netPence]),
        ...vatShares.map(({ schoolId, vatRate, vatPence }) => [schoolId, vatRate, vatPence]),
      ]
      expect(pennies(twice)).toEqual(pennies(once))
      expect(sameFacts(factsOf(twice), factsOf(once))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
