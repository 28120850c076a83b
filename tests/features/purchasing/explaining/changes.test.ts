import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { explainClearing } from "#app/features/purchasing/explaining/explain-clearing.ts"
import { inOrOut, whatWouldHaveChanged, whyLine } from "#app/features/purchasing/explaining/why-line.ts"
import { clearWith } from "#app/features/purchasing/live/with-more.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { anyWishes, noConditions, stepping } from "#tests/support/builders/conditions.ts"
import {
  anyPool,
  commits,
  itemId,
  itemTerms,
  poolTerms,
  schoolId,
} from "#tests/support/builders/pool-terms.ts"

const undelivered = (wish: Partial<PoolTerms> = {}) => poolTerms({ deliveryPence: 0n, ...wish })
const explained = (terms: PoolTerms, commitments: Commitment[]) =>
  explainClearing(terms, commitments, clearPool(terms, commitments)).reasons

describe("why a school got what it got", () => {
  test("its limit is held against what its units would have cost", () => {
    const [reason] = explained(undelivered(), [stepping(1, [[40, 34_900n]]), commits(2, [60])])
    expect(inOrOut(reason!)).toBe(
      "Your school is out: nothing that it asked for is bought for it, and it pays nothing.",
    )
    expect(whyLine(undelivered(), reason!.lines[0]!)).toEqual([
      "You asked for 40 reams, and get none.",
      "A4 copier paper could not be bought for you: each would have cost £3.50 all in, above your limit of £3.49.",
    ])
  })

  test("part of a line is in at its smaller step", () => {
    const [reason] = explained(undelivered(), [
      stepping(1, [
        [20, 40_000n],
        [40, 35_000n],
      ]),
      commits(2, [59]),
    ])
    expect(inOrOut(reason!)).toBe("Your school is in, with part of what it asked for. So is 1 other.")
    expect(whyLine(undelivered(), reason!.lines[0]!)).toEqual([
      "You asked for up to 40 reams; 20 reams are bought.",
      "All in, each ream costs you £4.00 before VAT: within your limit of £4.00.",
      "A4 copier paper, 40 reams, could not be bought for you: each would have cost £4.00 all in, above your limit of £3.50.",
    ])
  })
})

describe("what would have changed the result", () => {
  test("is the limit at which a school would have been in", () => {
    const terms = undelivered()
    const [reason] = explained(terms, [stepping(1, [[40, 30_900n]]), commits(2, [60])])
    expect(whatWouldHaveChanged(terms, reason!)).toEqual([
      "A limit of £3.50 a ream and no other condition would have brought you 40 reams of A4 copier paper.",
    ])
  })

  test("is a price of the supplier's that the demand did not reach", () => {
    const terms = undelivered({ items: [itemTerms({ tiers: [{ fromQuantity: 50, unitPrice: 30_000n }] })] })
    const [reason] = explained(terms, [commits(1, [20]), commits(2, [18])])
    expect(whatWouldHaveChanged(terms, reason!)).toEqual([
      "12 more reams of A4 copier paper from others would have reached the price from 50 reams and brought you 20 reams.",
    ])
  })

  test("is more demand, or a limit, where either would have done", () => {
    const terms = undelivered()
    const [reason] = explained(terms, [stepping(1, [[40, 31_500n]]), commits(2, [156])])
    expect(whatWouldHaveChanged(terms, reason!)).toEqual([
      "44 more reams of A4 copier paper from others would have reached the price from 200 reams and brought you 40 reams.",
      "A limit of £3.50 a ream and no other condition would have brought you 40 reams of A4 copier paper.",
    ])
  })

  test("is nothing for a school that has all that it asked for", () => {
    expect(explained(undelivered(), [commits(1, [20])])[0]!.changes).toEqual([])
  })

  test("holds: a school that sets just that limit gets just so much", () => {
    const case_ = anyPool.chain((terms) =>
      fc.record({ terms: fc.constant(terms), wishes: anyWishes(terms, ["steps", "totals", "schools"]) }),
    )
    fc.assert(
      fc.property(case_, ({ terms, wishes }) => {
        for (const { schoolId, changes } of explained(terms, wishes)) {
          const own = changes.filter((change) => change.kind === "own-limit")
          if (own.length === 0) continue
          const mine = wishes.find((one) => one.schoolId === schoolId)!
          const lines = own.map(({ itemId, quantity, limit }) => ({
            ...{ itemId, tolerance: 0, substitute: null },
            steps: [{ quantity, limit }],
          }))
          const then = { ...mine, conditions: { ...noConditions, lines } }
          const { reasons } = clearPool(
            terms,
            wishes.map((one) => (one === mine ? then : one)),
          )
          const had = reasons.find((reason) => reason.schoolId === schoolId)!.lines
          for (const { itemId, quantity } of own)
            expect(had.find((line) => line.itemId === itemId)?.cleared).toBe(quantity)
        }
      }),
      { numRuns: 40 },
    )
  })

  test("holds: with just so much more from others a school has just so much", () => {
    const case_ = anyPool.chain((terms) =>
      fc.record({ terms: fc.constant(terms), wishes: anyWishes(terms, ["steps", "totals", "schools"]) }),
    )
    fc.assert(
      fc.property(case_, ({ terms, wishes }) => {
        for (const { schoolId, changes, lines } of explained(terms, wishes))
          for (const change of changes) {
            if (change.kind !== "more-demand") continue
            const { itemId, unitsMore, quantity } = change
            const { reasons } = clearWith(terms, wishes, { itemId, units: unitsMore })
            const had = reasons.find((reason) => reason.schoolId === schoolId)!.lines
            expect(had.find((line) => line.itemId === itemId)?.cleared).toBe(quantity)
            expect(quantity).toBeGreaterThan(lines.find((line) => line.itemId === itemId)!.cleared)
          }
      }),
      { numRuns: 40 },
    )
  })

  test("never depends on another school's limit other than by who is in", () => {
    const terms = undelivered({ items: [itemTerms({ tiers: [{ fromQuantity: 30, unitPrice: 30_000n }] })] })
    const changesFor = (limit: bigint) =>
      explained(terms, [commits(1, [20]), stepping(2, [[20, limit]])])[0]!.changes
    expect(changesFor(29_999n)).toEqual(changesFor(10_000n))
  })

  test("a condition besides the limit is named for what it is", () => {
    const waiting: Commitment = { ...commits(1, [20]), conditions: { ...noConditions, leastSchools: 3 } }
    const [reason] = explained(undelivered(), [waiting, commits(2, [20])])
    expect(reason!.changes).toEqual([{ kind: "own-limit", itemId: itemId(0), quantity: 20, limit: 40_000n }])
    expect(whyLine(undelivered(), reason!.lines[0]!)).toContain(
      "A4 copier paper could not be bought for you: your school waits for 3 schools, and no more than 1 could be in besides it.",
    )
    expect(reason!.schoolId).toBe(schoolId(1))
  })
})
