import fc from "fast-check"
import { expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { demandOfOthers, poolCost } from "#app/features/purchasing/reckoning/pool-cost.ts"
import { anyOrderedPool, anyWishes, type Kind, stepping } from "#tests/support/builders/conditions.ts"
import {
  anyCommitments,
  anyPool,
  commits,
  itemId,
  itemTerms,
  poolTerms,
} from "#tests/support/builders/pool-terms.ts"

const costFor = (terms: PoolTerms, mine: Commitment, others: readonly Commitment[]) => {
  const byItem = new Map<string, number>()
  for (const { lines } of others)
    for (const { itemId, quantity } of lines) byItem.set(itemId, (byItem.get(itemId) ?? 0) + quantity)
  const placeOf = (one: Commitment) => ({
    id: one.schoolId,
    name: one.schoolName,
    numberOnRoll: one.numberOnRoll,
  })
  return poolCost({
    terms,
    me: placeOf(mine),
    mine: mine.lines,
    others: { byItem, schools: others.map(placeOf) },
  })
}

test("at worst a school pays the price it reaches alone, and the whole delivery", () => {
  const { worstCase } = costFor(poolTerms(), commits(1, [40]), [])
  expect(worstCase).toMatchObject({ netPence: 20_500n, vatPence: 4_100n, grossPence: 24_600n })
  expect(worstCase.parts.map(({ sentence }) => sentence)).toEqual([
    "40 reams at £4.00 a ream, the price that your quantity reaches alone: £160.00.",
    "The whole delivery: £45.00.",
  ])
})

test("where the order's VAT has to be rounded, the worst case counts the odd penny", () => {
  const item = itemTerms({ tiers: [{ fromQuantity: 1, unitPrice: 34_900n }] })
  const { worstCase } = costFor(poolTerms({ items: [item], deliveryPence: 0n }), commits(1, [5]), [])
  expect(worstCase).toMatchObject({ netPence: 1_745n, vatPence: 350n })
})

test("a school too small to reach the minimum alone bears its part of the smallest order at worst", () => {
  const item = itemTerms({ tiers: [{ fromQuantity: 100, unitPrice: 35_000n }] })
  const { worstCase } = costFor(poolTerms({ items: [item] }), commits(1, [10]), [])
  expect(worstCase.netPence).toBe(3_500n + 450n)
})

test("the likely case is what the school would pay if the pool closed now", () => {
  const { likelyCase, saving, alone } = costFor(poolTerms(), commits(1, [40]), [commits(2, [60])])
  expect(likelyCase).toMatchObject({ clears: true, netPence: 14_000n + 1_800n, vatPence: 3_160n })
  expect(alone).toMatchObject({ netPence: 20_500n, vatPence: 4_100n })
  expect(saving).toMatchObject({ netPence: 4_700n, grossPence: 5_640n })
})

test("bought alone at a usual price, delivery is in the price", () => {
  const { alone } = costFor(
    poolTerms({ items: [itemTerms({ usualUnitPrice: 48_900n })] }),
    commits(1, [40]),
    [],
  )
  expect(alone).toMatchObject({
    netPence: 19_560n,
    grossPence: 23_472n,
    explanation: "What you would usually pay, buying alone.",
  })
})

test("what the supplier would not sell alone has no price alone, and nothing is said to be saved", () => {
  const item = itemTerms({ tiers: [{ fromQuantity: 100, unitPrice: 35_000n }] })
  const { alone, saving } = costFor(poolTerms({ items: [item] }), commits(1, [40]), [commits(2, [60])])
  expect([alone, saving]).toEqual([null, null])
})

test("before the minimum is reached nothing would be bought, and the page says what is missing", () => {
  const item = itemTerms({ tiers: [{ fromQuantity: 100, unitPrice: 35_000n }] })
  const { likelyCase, nextTier } = costFor(poolTerms({ items: [item] }), commits(1, [40]), [commits(2, [53])])
  expect(likelyCase).toMatchObject({ clears: false, grossPence: 0n })
  expect(nextTier).toMatchObject({ unitsMore: 7, savingForMe: null })
  expect(nextTier?.sentence).toBe("7 more reams and the order can go ahead, at £3.50 a ream.")
})

test("12 more reams, and what they save to the penny", () => {
  const { nextTier } = costFor(poolTerms(), commits(1, [48]), [commits(2, [40])])
  expect(nextTier).toMatchObject({
    unitsMore: 12,
    unitPrice: 35_000n,
    unitSaving: 5_000n,
    savingForMe: { netPence: 2_400n, vatPence: 480n },
    savingForGroup: { netPence: 4_400n },
  })
  expect(nextTier?.sentence).toBe(
    "12 more reams and every ream costs £0.50 less: your school pays £28.80 less for goods, including VAT.",
  )
})

test("more units come in whole packs, at the price that those reach", () => {
  const item = itemTerms({ packSize: 10 })
  const { nextTier } = costFor(poolTerms({ items: [item] }), commits(1, [80]), [commits(2, [10])])
  expect(nextTier?.unitsMore).toBe(10)
  expect(
    costFor(poolTerms({ items: [itemTerms({ packSize: 25 })] }), commits(1, [75]), []).nextTier?.unitsMore,
  ).toBe(25)
})

test("where schools share packs, as many are missing as fill the pack that reaches the price", () => {
  const item = itemTerms({ packs: "split", packSize: 12 })
  const { nextTier } = costFor(poolTerms({ items: [item] }), commits(1, [20]), [commits(2, [10])])
  expect(nextTier).toMatchObject({ fromQuantity: 100, unitsMore: 108 - 30 })
})

test("at the best price there is no next one", () => {
  expect(costFor(poolTerms(), commits(1, [250]), []).nextTier).toBeNull()
})

test("a school that takes nothing sees what more demand does for the others, and costs of nothing", () => {
  const { worstCase, likelyCase, nextTier } = costFor(poolTerms(), commits(1, [0]), [commits(2, [88])])
  expect([worstCase.grossPence, likelyCase.grossPence]).toEqual([0n, 0n])
  expect(nextTier?.sentence).toBe(
    "12 more reams and every ream costs £0.50 less: the schools so far pay £52.80 less for goods, including VAT.",
  )
})

test("others' demand is everybody's without one's own", () => {
  const demand = [{ itemId: itemId(0), quantity: 100, schools: 3 }]
  expect(demandOfOthers(demand, commits(1, [40]).lines).get(itemId(0))).toBe(60)
})

test("for any pool, nobody is asked for more than their worst case, whatever the others do", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, (terms, everybody) => {
      const commitments = everybody
        .map((one) => ({
          ...one,
          lines: one.lines.filter(({ itemId }) => terms.items.some(({ id }) => id === itemId)),
        }))
        .filter(({ lines }) => lines.length > 0)
      const clearing = clearPool(terms, commitments)
      for (const mine of commitments) {
        const others = commitments.filter((one) => one !== mine)
        const { worstCase, likelyCase } = costFor(terms, mine, others)
        expect(likelyCase.netPence <= worstCase.netPence).toBe(true)
        expect(likelyCase.grossPence <= worstCase.grossPence).toBe(true)
        if (clearing.kind === "nothing-clears") continue
        const net = sumPence(
          clearing.shares.filter((s) => s.schoolId === mine.schoolId).map((s) => s.netPence),
        )
        const vat = sumPence(
          clearing.vatShares.filter((s) => s.schoolId === mine.schoolId).map((s) => s.vatPence),
        )
        expect(net <= worstCase.netPence).toBe(true)
        expect(net + vat <= worstCase.grossPence).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

/** One school's costs where everybody's bids are known to the calculation. */
const costUnderConditions = (terms: PoolTerms, mine: Commitment, others: readonly Commitment[]) =>
  poolCost({
    terms,
    me: { id: mine.schoolId, name: mine.schoolName, numberOnRoll: mine.numberOnRoll },
    mine: mine.lines,
    conditions: mine.conditions,
    others: { byItem: demandOf(others), schools: [], bids: others },
  })

const demandOf = (commitments: readonly Commitment[]) => {
  const byItem = new Map<string, number>()
  for (const { lines } of commitments)
    for (const { itemId, quantity } of lines) byItem.set(itemId, (byItem.get(itemId) ?? 0) + quantity)
  return byItem
}

test("under whatever conditions, the likely case is what closing now comes to, and never above the worst", () => {
  const kinds: Kind[] = ["steps", "totals", "schools", "all-or-nothing", "substitutes", "tolerances"]
  const anyCase = anyOrderedPool().chain((terms) => fc.tuple(fc.constant(terms), anyWishes(terms, kinds)))
  fc.assert(
    fc.property(anyCase, ([terms, wishes]) => {
      const clearing = clearPool(terms, wishes)
      for (const mine of wishes) {
        const others = wishes.filter((one) => one !== mine)
        const { worstCase, likelyCase } = costUnderConditions(terms, mine, others)
        const own = <T extends { schoolId: string }>(all: readonly T[]) =>
          all.filter(({ schoolId }) => schoolId === mine.schoolId)
        const net = clearing.kind === "cleared" ? sumPence(own(clearing.shares).map((s) => s.netPence)) : 0n
        const vat =
          clearing.kind === "cleared" ? sumPence(own(clearing.vatShares).map((s) => s.vatPence)) : 0n
        expect(likelyCase).toMatchObject({ netPence: net, grossPence: net + vat })
        expect(net <= worstCase.netPence).toBe(true)
        expect(net + vat <= worstCase.grossPence).toBe(true)
        const total = mine.conditions!.totalLimit
        if (total)
          expect((total.includesVat ? worstCase.grossPence : worstCase.netPence) <= total.pence).toBe(true)
      }
    }),
    { numRuns: 250 },
  )
})

test("the worst case of an answer with limits is what the limits allow", () => {
  const mine = stepping(1, [
    [20, 45_000n],
    [40, 40_500n],
  ])
  const { worstCase, likelyCase } = costUnderConditions(poolTerms(), mine, [commits(2, [60])])
  expect(worstCase).toMatchObject({ netPence: 16_200n, grossPence: 19_440n })
  expect(worstCase.explanation).toContain("your limits keep it from being more")
  expect(likelyCase).toMatchObject({ clears: true, netPence: 15_800n })
})

test("a school that would be left out today sees that, and why", () => {
  const mine = stepping(1, [[10, 30_000n]])
  const { likelyCase } = costUnderConditions(poolTerms(), mine, [commits(2, [90])])
  expect(likelyCase).toMatchObject({ clears: false, grossPence: 0n })
  expect(likelyCase.explanation).toContain("without your school")
  expect(likelyCase.parts[0]?.sentence).toBe(
    "A4 copier paper would not be bought for you: each would cost £3.95 all in, above your limit of £3.00.",
  )
})

test("for any pool, the likely case differs from closing now by odd pennies alone", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, (any, everybody) => {
      // By value, an odd penny of goods moves pennies of delivery.
      fc.pre(any.splitRule !== "by-value")
      const terms = { ...any, items: any.items.slice(0, 1) }
      const commitments = everybody
        .filter(({ lines }) => lines[0]?.itemId === itemId(0))
        .map((one) => ({ ...one, lines: one.lines.slice(0, 1) }))
      const clearing = clearPool(terms, commitments)
      for (const mine of commitments) {
        const { likelyCase } = costFor(
          terms,
          mine,
          commitments.filter((one) => one !== mine),
        )
        expect(likelyCase.clears).toBe(clearing.kind === "cleared")
        if (clearing.kind === "nothing-clears") continue
        const net = sumPence(
          clearing.shares.filter((s) => s.schoolId === mine.schoolId).map((s) => s.netPence),
        )
        expect(Math.abs(Number(net - likelyCase.netPence))).toBeLessThanOrEqual(2)
      }
    }),
  )
})
