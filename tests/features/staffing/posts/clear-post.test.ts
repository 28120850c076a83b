import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { clearPost, type DayBid, type PostTerms } from "#app/features/staffing/posts/clear-post.ts"
import { periodCost, totalCost, yearlyCost } from "#app/features/staffing/posts/post-cost.ts"
import { rationDays } from "#app/features/staffing/posts/ration-days.ts"
import { anyBids, anyPost, bids, pay, postTerms } from "#tests/support/builders/staff-post-terms.ts"

const shareOf = (terms: PostTerms, all: readonly DayBid[], schoolId: string) =>
  clearPost(terms, all).shares.find((share) => share.schoolId === schoolId)!

describe("what a post costs", () => {
  test("two fifths of a salary of £41,000 with its on-costs", () => {
    expect(yearlyCost({ halfDays: 4 }, pay)).toEqual({
      salary: 16_400_00n,
      pension: 3_280_00n,
      insurance: 1_710_00n, // 15 % of £11,400
      other: 0n,
    })
  })

  test("one term of 13 weeks costs a third of a year of 39, and travel for the days that are taken", () => {
    const cost = periodCost(postTerms({ weeks: 13 }), pay, 3)
    expect(cost).toEqual({
      ...{ salary: 5_466_67n, pension: 1_093_33n, insurance: 570_00n, other: 0n },
      travel: 234_00n, // 1½ days × 13 × £12
    })
  })

  test("a salary below the threshold bears no national insurance", () => {
    expect(yearlyCost({ halfDays: 1 }, pay).insurance).toBe(0n)
  })
})

describe("a shared post", () => {
  const terms = postTerms()

  test("five schools afford together what none of them could alone", () => {
    const all = bids(["ash", 1, 300], ["oak", 1, 290], ["elm", 1, 310], ["yew", 1, 288])
    const clearing = clearPost(terms, all)
    expect(clearing).toMatchObject({ kind: "formed", takenHalfDays: 4, waiting: [] })
    expect(clearing.totalPence).toBe(totalCost(periodCost(terms, pay, 4)))
    expect(clearing.shares.map(({ netPence }) => netPence)).toEqual([
      5_581_50n,
      5_581_50n,
      5_581_50n,
      5_581_50n,
    ])
    expect(clearing.dayPence).toBe(286_24n)
    expect(clearPost(terms, all.slice(0, 1)).kind).toBe("not-formed")
  })

  test("one school fewer makes the day dearer, which drives the next one out, and so on to the last", () => {
    const all = bids(["ash", 1, 300], ["oak", 1, 350], ["elm", 1, 400])
    expect(clearPost(terms, all)).toMatchObject({ kind: "not-formed", takenHalfDays: 0, totalPence: 0n })
  })

  test("forms with fewer days than are offered, if those who take them pay for all", () => {
    const clearing = clearPost(terms, bids(["ash", 1, 400], ["oak", 2, 400]))
    expect(clearing).toMatchObject({ kind: "formed", takenHalfDays: 3 })
    expect(clearing.shares.map(({ netPence }) => netPence)).toEqual([7_364_00n, 14_728_00n])
  })

  test("does not form below the days that make it worth it", () => {
    const all = bids(["ash", 1, 900], ["oak", 1, 900])
    expect(clearPost(postTerms({ leastHalfDays: 3 }), all).kind).toBe("not-formed")
    expect(clearPost(postTerms({ leastHalfDays: 2 }), all).kind).toBe("formed")
  })

  test("days that are too few for all go round in turns, and what is left waits", () => {
    const all = bids(["ash", 3, 400], ["oak", 1, 400], ["elm", 3, 400])
    const { shares, waiting, takenHalfDays } = clearPost(terms, all)
    expect(takenHalfDays).toBe(4)
    expect(shares.find(({ schoolId }) => schoolId === "oak")).toMatchObject({ halfDays: 1, waiting: 0 })
    expect(shares.map(({ halfDays }) => halfDays).sort()).toEqual([1, 1, 2])
    expect(waiting).toHaveLength(3)
  })

  test("nobody waits for a day that they would not pay for", () => {
    const { waiting, shares } = clearPost(terms, bids(["ash", 4, 400], ["oak", 4, 100]))
    expect(waiting).toEqual([])
    expect(shares[1]).toMatchObject({ halfDays: 0, waiting: 0 })
  })
})

const post = fc.record({ terms: anyPost, all: anyBids })

describe("whatever schools ask for", () => {
  test("nobody pays more than their limit, and the shares add up to the penny", () => {
    fc.assert(
      fc.property(post, ({ terms, all }) => {
        const { shares, totalPence, takenHalfDays } = clearPost(terms, all)
        expect(sumPence(shares.map(({ netPence }) => netPence))).toBe(totalPence)
        expect(totalPence).toBe(
          takenHalfDays === 0 ? 0n : totalCost(periodCost(terms, terms.pay, takenHalfDays)),
        )
        expect(takenHalfDays).toBeLessThanOrEqual(terms.halfDays)
        shares.forEach(({ halfDays, asked, waiting, netPence }, i) => {
          // Limits hold to the penny that the share was rounded up to.
          const most = all[i]!.limitDayPence * BigInt(halfDays * terms.weeks)
          expect(netPence * 2n).toBeLessThan(most + 2n)
          expect(halfDays + waiting).toBeLessThanOrEqual(asked)
        })
      }),
    )
  })

  test("the order in which schools answered does not matter", () => {
    fc.assert(
      fc.property(post, fc.nat(), ({ terms, all }, seed) => {
        const turned = all.map((_, i) => all[(i + seed) % all.length]!)
        for (const { schoolId } of all)
          expect(shareOf(terms, turned, schoolId)).toEqual(shareOf(terms, all, schoolId))
      }),
    )
  })

  test("one more school makes a day no dearer for anybody who is in", () => {
    fc.assert(
      fc.property(post, ({ terms, all }) => {
        fc.pre(all.length > 0)
        const before = clearPost(terms, all.slice(0, -1))
        const after = clearPost(terms, all)
        fc.pre(before.kind === "formed")
        expect(after.kind).toBe("formed")
        expect(after.takenHalfDays).toBeGreaterThanOrEqual(before.takenHalfDays)
        expect(after.dayPence! <= before.dayPence!).toBe(true)
      }),
    )
  })

  test("nobody who is out would have been served by anybody's leaving it alone", () => {
    fc.assert(
      fc.property(post, ({ terms, all }) => {
        const { shares, kind, dayPence } = clearPost(terms, all)
        fc.pre(kind === "formed")
        // Whoever could pay the price that was reached is in, or waits for the days that are not there.
        shares.forEach(({ halfDays, waiting }, i) => {
          if (all[i]!.limitDayPence >= dayPence!) expect(halfDays + waiting).toBe(all[i]!.halfDays)
        })
      }),
    )
  })
})

describe("days that go round in turns", () => {
  const claims = fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 12 })

  test("are given as far as they reach, and nobody gets two more than somebody who waits", () => {
    fc.assert(
      fc.property(fc.nat({ max: 12 }), claims, (capacity, asked) => {
        const { given, waiting } = rationDays(
          capacity,
          asked.map((halfDays, turn) => ({ halfDays, turn })),
        )
        const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
        expect(sum(given)).toBe(Math.min(capacity, sum(asked)))
        expect(sum(given) + waiting.length).toBe(sum(asked))
        for (const i of waiting) for (const had of given) expect(had - given[i]!).toBeLessThanOrEqual(1)
      }),
    )
  })
})
