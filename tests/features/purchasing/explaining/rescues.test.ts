import { expect, test } from "vitest"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { explainClearing } from "#app/features/purchasing/explaining/explain-clearing.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { poolToOrder } from "#app/features/purchasing/pools/pool-letters.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import { stepping } from "#tests/support/builders/conditions.ts"
import { commits, itemTerms, poolTerms } from "#tests/support/builders/pool-terms.ts"

const terms = (...tiers: [fromQuantity: number, unitPrice: bigint][]): PoolTerms =>
  poolTerms({
    deliveryPence: 0n,
    items: [itemTerms({ tiers: tiers.map(([fromQuantity, unitPrice]) => ({ fromQuantity, unitPrice })) })],
  })
const told = (pool: PoolTerms, commitments: Commitment[]) =>
  explainClearing(pool, commitments, clearPool(pool, commitments)).clearing.items[0]!.reason

const NOT_ENOUGH = "but not enough of it was left under the conditions that they had set."

test("of what conditions kept from being bought everybody reads how many schools could have rescued it", () => {
  const pool = terms([30, 30_000n])
  expect(told(pool, [commits(1, [20]), stepping(2, [[20, 29_900n]])])).toBe(
    `Schools asked for 40 reams, ${NOT_ENOUGH} One school alone could have brought it about by a higher limit or fewer conditions, and can read by which.`,
  )
  expect(
    told(pool, [commits(1, [20]), stepping(2, [[20, 29_900n]]), stepping(3, [[20, 20_000n]])]),
  ).toContain("Each of 2 schools alone could have brought it about")
})

test("how much more demand would have rescued it is said up to a price of the supplier's", () => {
  const pool = terms([30, 40_000n], [60, 30_000n])
  expect(told(pool, [stepping(1, [[25, 35_000n]]), stepping(2, [[25, 35_000n]])])).toBe(
    `Schools asked for 50 reams, ${NOT_ENOUGH} 10 more reams from others would have reached the price from 60 reams, and it would have been bought.`,
  )
})

test("whose limit was too low, and by how much, is in no sentence that others read", () => {
  const pool = terms([30, 30_000n])
  const with_ = (limit: bigint) => told(pool, [commits(1, [20]), stepping(2, [[20, limit]])])
  expect(with_(29_999n)).toBe(with_(10_000n))
  expect(with_(10_000n)).not.toContain("School 2")
})

test("what was bought, or too little wanted, needs no such sentence", () => {
  expect(told(terms([30, 30_000n]), [commits(1, [40])])).not.toContain("alone")
  expect(told(terms([30, 30_000n]), [stepping(1, [[20, 10_000n]])])).toMatch(
    /10 more reams would have reached/,
  )
})

test("the letter to the lead says of every item why it is not bought, and what would have rescued it", () => {
  const pool = terms([30, 30_000n])
  const commitments = [commits(1, [20]), stepping(2, [[20, 29_900n]])]
  const { clearing } = explainClearing(pool, commitments, clearPool(pool, commitments))
  const { subject, body } = poolToOrder({ name: "Lee Lead" }, pool, clearing, "https://kith.example")
  expect(subject).toBe("Closed, nothing to order: Copier paper")
  expect(body).toContain(`- A4 copier paper: Schools asked for 40 reams, ${NOT_ENOUGH} One school alone`)
})
