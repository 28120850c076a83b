import fc from "fast-check"
import { expect, test } from "vitest"
import { capColumns, capOf } from "#app/features/purchasing/cap/cap-columns.ts"
import { capFields, readCap } from "#app/features/purchasing/cap/cap-form.ts"
import { capReachedBy, capStanding, type PoolCap } from "#app/features/purchasing/cap/pool-cap.ts"
import { presentCap } from "#app/features/purchasing/cap/present-cap.ts"
import { reachedBy } from "#app/features/purchasing/cap/reached-by.ts"
import { liveClearing } from "#app/features/purchasing/live/live-clearing.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { anyCommitments, anyPool, commits, poolTerms } from "#tests/support/builders/pool-terms.ts"

const standing = (cap: PoolCap, ...quantities: number[]) => {
  const terms = poolTerms({ cap })
  const commitments = quantities.map((quantity, n) => commits(n, [quantity]))
  return capStanding(terms, reachedBy(commitments, clearPool(terms, commitments)))
}

test("a pool reaches a cap of units with the answer that brings it there, and not one unit before", () => {
  const cap: PoolCap = { kind: "quantity", itemPosition: 0, quantity: 100 }
  expect(standing(cap, 60, 39)).toMatchObject({ reached: 99n, of: 100n, isReached: false })
  expect(standing(cap, 60, 40)).toMatchObject({ isReached: true })
  expect(standing(cap, 60, 400)).toMatchObject({ reached: 460n, isReached: true })
})

test("a cap of value is reached by what the order comes to, delivery and VAT included", () => {
  // 100 reams at £3.50 and £45.00 of delivery, with VAT of £79.00
  expect(standing({ kind: "value", grossPence: 47_400n }, 100)?.isReached).toBe(true)
  expect(standing({ kind: "value", grossPence: 47_401n }, 100)?.isReached).toBe(false)
})

test("a cap of schools counts schools, however much they take", () => {
  expect(standing({ kind: "schools", schools: 3 }, 900, 1)?.isReached).toBe(false)
  expect(standing({ kind: "schools", schools: 3 }, 1, 1, 1)?.isReached).toBe(true)
})

test("everybody reads how near a pool is to its cap, and what becomes of the answer that reaches it", () => {
  const terms = poolTerms({ cap: { kind: "quantity", itemPosition: 0, quantity: 400 } })
  const commitments = [commits(1, [312])]
  const cap = presentCap(terms, reachedBy(commitments, clearPool(terms, commitments)))
  expect(cap).toMatchObject({
    percent: 78,
    title: "Closes by itself at 400 reams",
    standing: "312 so far, 88 to go.",
  })
  expect(cap?.explanation).toContain("taken whole")
  expect(capReachedBy(terms, { reached: 412n, of: 400n, isReached: true })).toBe(
    "It reached its cap of 400 reams, with 412.",
  )
})

test("the page of an open pool holds its cap against what the pool would clear to, as its closing does", () => {
  fc.assert(
    fc.property(anyPool, anyCommitments, (terms, commitments) => {
      const reached = reachedBy(commitments, clearPool(terms, commitments))
      expect(liveClearing(terms, commitments).grossPence).toBe(reached.grossPence)
    }),
  )
})

const anyCap: fc.Arbitrary<PoolCap | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    kind: fc.constant("quantity" as const),
    itemPosition: fc.nat(3),
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
  }),
  fc.record({
    kind: fc.constant("value" as const),
    grossPence: fc.bigInt({ min: 1n, max: 1_000_000_000n }),
  }),
  fc.record({ kind: fc.constant("schools" as const), schools: fc.integer({ min: 1, max: 10_000 }) }),
)

test("a cap comes back from its columns and from its form as it went in", () => {
  fc.assert(
    fc.property(anyCap, (cap) => {
      expect(capOf(capColumns(cap))).toEqual(cap)
      expect(readCap(capFields(cap), [0, 1, 2, 3])).toEqual({ cap, faults: [] })
    }),
  )
})

test("a cap belongs to the item that was chosen, though empty rows before it do not count", () => {
  const typed = { capKind: "quantity", capItem: "2", capQuantity: "400" }
  expect(readCap(typed, [0, 2]).cap).toEqual({ kind: "quantity", itemPosition: 1, quantity: 400 })
  expect(readCap(typed, [0, 1]).faults).toEqual([{ field: "capItem", message: "Choose one of the items" }])
})

test.each([
  [{ capKind: "quantity", capItem: "0", capQuantity: "-5" }, "Enter a number that is not negative"],
  [
    { capKind: "quantity", capItem: "0", capQuantity: "4.5" },
    "Enter a whole number, without a fraction, like 12",
  ],
  [
    { capKind: "quantity", capItem: "0", capQuantity: "٤" },
    "Enter the number with the digits 0 to 9, like 12",
  ],
  [{ capKind: "schools", capSchools: "0" }, "Enter 1 or more"],
  [{ capKind: "schools", capSchools: "99999999999999999999" }, "Enter 10,000 or less"],
  [{ capKind: "value", capValue: "0" }, "Enter an amount of more than £0.00"],
  [{ capKind: "value", capValue: "9999999999999" }, "Enter an amount of £10,000,000 or less"],
  [{ capKind: "moon" }, "Choose what closes the pool"],
])("a cap that cannot be is refused with a sentence: %j", (typed, sentence) => {
  expect(readCap(typed, [0])).toMatchObject({ cap: null, faults: [{ message: sentence }] })
})
