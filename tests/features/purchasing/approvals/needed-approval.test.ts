import fc from "fast-check"
import { expect, test } from "vitest"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import { neededApproval, worstCasePence } from "#app/features/purchasing/approvals/needed-approval.ts"
import {
  type LimitHolder,
  limitHolders,
  type SpendingLimit,
  spenders,
} from "#app/features/purchasing/approvals/spending-limits.ts"
import { noConditions } from "#tests/support/builders/conditions.ts"
import { itemId, itemTerms, poolTerms } from "#tests/support/builders/pool-terms.ts"

const limit = (holder: LimitHolder, limitPence: bigint, cfrCode: string | null = null): SpendingLimit => ({
  ...{ holder, limitPence, cfrCode },
})

/** Paper under E19 and toner under E22, £4.00 and £40.00 each, VAT at 20 % on both, no delivery. */
const terms = poolTerms({
  deliveryPence: 0n,
  items: [
    itemTerms({ tiers: [{ fromQuantity: 1, unitPrice: 40_000n }] }),
    itemTerms({ id: itemId(1), cfrCode: "E22", tiers: [{ fromQuantity: 1, unitPrice: 400_000n }] }),
  ],
})
const taking = (paper: number, toner = 0) =>
  [paper, toner].flatMap((quantity, i) => (quantity > 0 ? [{ itemId: terms.items[i]!.id, quantity }] : []))

const needed = (roles: SchoolRole[], limits: SpendingLimit[], lines = taking(100)) =>
  neededApproval({ terms, lines, limits, roles })

test("where a school has set no limits nobody needs approval", () => {
  expect(needed(["finance"], [], taking(100_000, 100_000))).toBeNull()
})

test("a limit is held against the worst case with VAT: the limit itself is within it, a penny more is not", () => {
  expect(worstCasePence(terms, taking(100))).toBe(48_000n)
  expect(needed(["business-manager"], [limit("business-manager", 48_000n)])).toBeNull()
  expect(needed(["business-manager"], [limit("business-manager", 47_999n)])).toEqual({
    level: "head",
    because: "It can come to £480.00 including VAT, and a business manager may commit up to £479.99 alone.",
  })
})

test("above the governors' limit a governor is asked, whoever answers", () => {
  const limits = [limit("business-manager", 10_000n), limit("governors", 40_000n)]
  for (const role of spenders) expect(needed([role], limits)?.level).toBe("governors")
  expect(needed(["head"], limits, taking(80))).toBeNull()
  expect(needed(["business-manager"], limits, taking(80))?.level).toBe("head")
})

test("a limit of nothing lets nothing through, and no limit lets everything", () => {
  expect(needed(["finance"], [limit("finance", 0n)], taking(1))?.level).toBe("head")
  expect(needed(["business-manager"], [limit("finance", 0n)], taking(1_000))).toBeNull()
})

test("who holds two places may commit what either of them may", () => {
  const limits = [limit("finance", 10_000n), limit("business-manager", 50_000n)]
  expect(needed(["finance", "business-manager"], limits)).toBeNull()
  expect(needed(["finance"], limits)?.level).toBe("head")
})

test("a limit for a code takes the place of the general one for items under that code alone", () => {
  const limits = [limit("business-manager", 10_000n), limit("business-manager", 60_000n, "E19")]
  expect(needed(["business-manager"], limits, taking(100))).toBeNull()
  expect(needed(["business-manager"], limits, taking(100, 2))).toBeNull()
  expect(needed(["business-manager"], limits, taking(100, 3))?.because).toContain("£144.00 including VAT")
  const tight = [limit("business-manager", 100_000n), limit("business-manager", 5_000n, "E22")]
  expect(needed(["business-manager"], tight, taking(100, 2))?.because).toBe(
    "Under code E22 it can come to £96.00 including VAT, and a business manager may commit up to £50.00 alone.",
  )
})

const anyLimits = fc.uniqueArray(
  fc.record({
    holder: fc.constantFrom(...limitHolders),
    cfrCode: fc.constantFrom(null, "E19", "E22"),
    limitPence: fc.bigInt(0n, 200_000n),
  }),
  { selector: ({ holder, cfrCode }) => `${holder} ${cfrCode}` },
)
const rank = { none: 0, head: 1, governors: 2 }
const rankOf = (roles: SchoolRole[], limits: SpendingLimit[], lines: ReturnType<typeof taking>) =>
  rank[neededApproval({ terms, lines, limits, roles })?.level ?? "none"]

test("a higher limit never asks for more, and another role never takes leave away", () => {
  fc.assert(
    fc.property(
      anyLimits,
      fc.nat(500),
      fc.nat(40),
      fc.constantFrom(...spenders),
      fc.constantFrom(...spenders),
      fc.bigInt(0n, 50_000n),
      (limits, paper, toner, role, other, more) => {
        const lines = taking(paper, toner)
        const before = rankOf([role], limits, lines)
        const raised = limits.map((one) => ({ ...one, limitPence: one.limitPence + more }))
        expect(rankOf([role], raised, lines)).toBeLessThanOrEqual(before)
        expect(rankOf([role, other], limits, lines)).toBeLessThanOrEqual(before)
      },
    ),
  )
})

test("what is within every limit there is never waits, and without any code of its own the total decides", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(40), fc.bigInt(0n, 200_000n), (paper, toner, limitPence) => {
      const lines = taking(paper, toner)
      const isAbove = worstCasePence(terms, lines) > limitPence
      expect(rankOf(["finance"], [limit("finance", limitPence)], lines)).toBe(isAbove ? 1 : 0)
      expect(rankOf(["head"], [limit("governors", limitPence)], lines)).toBe(isAbove ? 2 : 0)
    }),
  )
})

test("what may be taken instead is held against the limit of its own code", () => {
  const limits = [limit("finance", 100_00n, "E22")]
  const instead = (most: number | null) => ({
    ...noConditions,
    lines: [
      {
        ...{ itemId: itemId(0), steps: [], tolerance: 0 },
        substitute: { itemId: itemId(1), limit: 400_000n, most },
      },
    ],
  })
  const asked = (most: number | null) =>
    neededApproval({ terms, lines: taking(3), conditions: instead(most), limits, roles: ["finance"] })
  expect(asked(null)?.because).toContain("Under code E22 it can come to £144.00")
  expect(asked(2)).toBeNull()
})
