import fc from "fast-check"
import { expect, test } from "vitest"
import { schoolTotals } from "#app/features/purchasing/additions/school-totals.ts"
import { liveClearing } from "#app/features/purchasing/live/live-clearing.ts"
import { anotherSchool, clearWith, savingsWith } from "#app/features/purchasing/live/with-more.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { stepping } from "#tests/support/builders/conditions.ts"
import {
  anyCommitments,
  anyPool,
  commits,
  itemId,
  poolTerms,
  schoolId,
} from "#tests/support/builders/pool-terms.ts"

test("what a pool would come to now is what clearing it comes to, and each school reads its own share alone", () => {
  const live = liveClearing(poolTerms(), [commits(1, [60]), commits(2, [28])])
  expect(live.view).toMatchObject({
    items: [{ outcome: "Would be bought", price: "£4.00 a ream", ordered: "88 reams" }],
    gross: "£476.40",
    schools: "2 schools",
  })
  expect(live.shareOf(schoolId(1))?.gross).toBe("£324.82")
  expect(live.shareOf(schoolId(9))).toBeNull()
  expect(live.written(schoolId(2))).not.toContain("324.82")
})

test("twelve more reams save every school the same where all take the same, to the penny that clearing says", () => {
  const terms = poolTerms({ deliveryPence: 0n })
  const commitments = [commits(1, [44]), commits(2, [44])]
  // 44 reams at £4.00 become 44 at £3.50: £22.00, and £26.40 with VAT.
  expect(liveClearing(terms, commitments).view.more).toBe(
    "12 more reams of A4 copier paper, and every school saves £26.40 inc VAT.",
  )
})

test("more is said to bring an item about only where it does under everybody's limits", () => {
  const terms = poolTerms({ deliveryPence: 0n })
  terms.items[0]!.tiers = [{ fromQuantity: 100, unitPrice: 35_000n }]
  const more = (limit: bigint) => liveClearing(terms, [stepping(1, [[90, limit]])]).view.more
  expect(more(35_000n)).toBe("10 more reams of A4 copier paper, and it can be bought.")
  terms.items[0]!.tiers = [{ fromQuantity: 150, unitPrice: 35_000n }]
  expect(more(34_999n)).toBeNull()
})

test("below the minimum it says what is missing, and promises no saving", () => {
  const terms = poolTerms()
  terms.items[0]!.tiers = [{ fromQuantity: 100, unitPrice: 35_000n }]
  const live = liveClearing(terms, [commits(1, [90])])
  expect(live.view).toMatchObject({
    gross: null,
    more: "10 more reams of A4 copier paper, and it can be bought.",
  })
})

test("whatever the pool, a saving is exactly the difference to clearing it with so much more", () => {
  const more = fc.record({ place: fc.nat(3), units: fc.integer({ min: 1, max: 200 }) })
  fc.assert(
    fc.property(anyPool, anyCommitments, more, (terms, commitments, { place, units }) => {
      const item = terms.items[place % terms.items.length]!
      const now = clearPool(terms, commitments)
      const savings = savingsWith(now, clearWith(terms, commitments, { itemId: item.id, units }))
      if (!savings || now.kind !== "cleared") return
      const another = anotherSchool(commitments, { itemId: item.id, units })
      const then = clearPool(terms, [another, ...commitments])
      if (then.kind !== "cleared") throw new Error("more demand clears no less")
      const [before, after] = [schoolTotals(now), schoolTotals(then)]
      expect(after.get(another.schoolId) ?? 0n).toBeGreaterThanOrEqual(0n)
      for (const [school, saved] of savings.bySchool)
        expect((before.get(school) ?? 0n) - (after.get(school) ?? 0n)).toBe(saved)
      const paid = (totals: Map<string, bigint>) =>
        [...totals].reduce((sum, [id, pence]) => (id === another.schoolId ? sum : sum + pence), 0n)
      expect(savings.together).toBe(
        paid(before) - [...before.keys()].reduce((sum, id) => sum + (after.get(id) ?? 0n), 0n),
      )
    }),
  )
})

test("what everybody reads of the clearing as it would be names no school and no school's quantity", () => {
  const view = JSON.stringify(liveClearing(poolTerms(), [commits(1, [61]), commits(2, [28])]).view)
  for (const secret of ["School 1", schoolId(1), "61", "28 reams", itemId(9)])
    expect(view).not.toContain(secret)
})
