import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { clearPost } from "#app/features/staffing/posts/clear-post.ts"
import { reasonFor, worstCase } from "#app/features/staffing/posts/explain-post.ts"
import { anyBids, anyPost, bids, postTerms } from "#tests/support/builders/staff-post-terms.ts"

describe("why a school is in or out", () => {
  const terms = postTerms()
  const why = (all: ReturnType<typeof bids>, schoolId: string) =>
    reasonFor(terms, all, clearPost(terms, all), schoolId)

  test("a share is salary, on-costs and travel, each to the penny", () => {
    const all = bids(["ash", 2, 300], ["oak", 2, 300])
    expect(why(all, "ash")).toMatchObject({
      ...{ kind: "in", halfDays: 2, waiting: 0, netPence: 11_163_00n, dayPence: 286_24n },
      parts: [
        { part: "salary", pence: 8_200_00n },
        { part: "pension", pence: 1_640_00n },
        { part: "insurance", pence: 855_00n },
        { part: "travel", pence: 468_00n },
      ],
    })
  })

  test("a school whose limit is too low learns which would have done", () => {
    const all = bids(["ash", 3, 400], ["oak", 1, 250])
    expect(why(all, "oak")).toMatchObject({ kind: "too-dear", wouldDo: 286_24n, lowestDayPence: 286_24n })
  })

  test("where too few days were wanted at all, it learns how many more would have formed the post", () => {
    const all = bids(["ash", 1, 400])
    const least = postTerms({ leastHalfDays: 3 })
    expect(reasonFor(least, all, clearPost(least, all), "ash")).toEqual({
      ...{ kind: "too-few", asked: 1, moreHalfDays: 2 },
    })
  })

  test("a school without a turn learns its place on the waiting list", () => {
    const all = bids(["a", 1, 300], ["b", 1, 300], ["c", 1, 300], ["d", 1, 300], ["e", 1, 300])
    const { waiting } = clearPost(terms, all)
    expect(waiting).toHaveLength(1)
    expect(why(all, waiting[0]!)).toEqual({ kind: "waits", asked: 1, place: 1 })
  })

  test("parts add up to the share, and the limit that would do does", () => {
    fc.assert(
      fc.property(anyPost, anyBids, (any, all) => {
        const clearing = clearPost(any, all)
        for (const bid of all) {
          const reason = reasonFor(any, all, clearing, bid.schoolId)
          if (reason.kind === "in") {
            expect(sumPence(reason.parts.map(({ pence }) => pence))).toBe(reason.netPence)
            expect(reason.netPence <= worstCase(any, bid)).toBe(true)
            expect(reason.dayPence <= bid.limitDayPence).toBe(true)
          }
          if (reason.kind === "too-dear" && reason.wouldDo !== null) {
            const limitDayPence = reason.wouldDo
            const raised = all.map((one) => (one === bid ? { ...bid, limitDayPence } : one))
            const share = clearPost(any, raised).shares.find(({ schoolId }) => schoolId === bid.schoolId)!
            expect(share.halfDays + share.waiting).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
