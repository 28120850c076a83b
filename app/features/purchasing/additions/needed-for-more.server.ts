import { sql } from "kysely"
import type { Pence } from "#app/core/money.ts"
import { divideUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { neededApproval, worstCasePence } from "#app/features/purchasing/approvals/needed-approval.ts"
import {
  type LimitJson,
  limitsJson,
  limitsOf,
} from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import { type PoolTerms, usualOrdering } from "#app/features/purchasing/pools/pool.ts"
import type { PoolResult } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

/**
 * Why somebody may not ask for more on their own: with it, what their school takes goes beyond what they may commit
 * alone and beyond what has been approved. null where they may. What is asked for after the closing waits for nobody's
 * approval, because the order does not wait for it either.
 */
export async function whyNotOnOnesOwn(
  tx: Tx,
  actor: SchoolActor,
  { terms, result }: { terms: PoolTerms; result: PoolResult },
  more: readonly CommitmentLine[],
): Promise<string | null> {
  const { limits, approvedPence } = await standingAt(tx, actor, terms.id)
  if (limits === null) return null
  const asked = { terms: asClosed(terms, result), lines: linesWith(result, actor.school.id, more) }
  const needed = neededApproval({ ...asked, limits: limitsOf(limits), roles: actor.school.roles })
  if (!needed || (approvedPence !== null && worstCasePence(asked.terms, asked.lines) <= approvedPence))
    return null
  const instead =
    needed.level === "head" && !actor.school.roles.includes("head")
      ? "Let a head ask for it, or ask for less."
      : "Ask for less."
  return `With this, your school’s part is beyond what you may commit alone. ${needed.because} What is added after the closing cannot wait for approval. ${instead}`
}

type Standing = { limits: LimitJson[] | null; approvedPence: Pence | null }

/** The acting school's limits, and the most that somebody else has approved of its answer. */
async function standingAt(tx: Tx, { personId }: SchoolActor, poolId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select ${limitsJson(sql`acting.school_id()`)} as limits, (select a.approved_pence from approval a
      where a.pool_id = ${poolId}::uuid and a.school_id = acting.school_id() and a.approved_by <> ${personId}::uuid
    ) as approved_pence`.execute(tx)
  return rows[0]!
}

/** The terms with the prices that the pool closed at, which more can only make better. */
const asClosed = (terms: PoolTerms, { items, deliveryPence }: PoolResult): PoolTerms => ({
  ...terms,
  ...{ deliveryPence, freeDeliveryFromPence: null },
  items: terms.items.map((item) => {
    const bought = items.find(({ itemId }) => itemId === item.id)
    const units = BigInt(Math.min(bought?.committed ?? 0, bought?.ordered ?? 0))
    if (!bought || units === 0n) return item
    const unitPrice = divideUp(bought.netPence * UNIT_PRICE_PER_PENNY, units)
    return { ...item, ...usualOrdering, tiers: [{ fromQuantity: 1, unitPrice }] }
  }),
})

function linesWith(
  { shares }: PoolResult,
  schoolId: string,
  more: readonly CommitmentLine[],
): CommitmentLine[] {
  const quantities = new Map(more.map(({ itemId, quantity }) => [itemId, quantity]))
  for (const share of shares)
    if (share.schoolId === schoolId && share.itemId !== null)
      quantities.set(share.itemId, (quantities.get(share.itemId) ?? 0) + share.quantity)
  return [...quantities].map(([itemId, quantity]) => ({ itemId, quantity }))
}
