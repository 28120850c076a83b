import { type Kysely, sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { capStanding } from "#app/features/purchasing/cap/pool-cap.ts"
import { reachedBy } from "#app/features/purchasing/cap/reached-by.ts"
import { readCommitments } from "#app/features/purchasing/commitments/commitment-queries.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import { type TermsJson, termsJson, termsOf } from "#app/features/purchasing/pools/pool-terms.server.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { Database, Tx } from "#db/client.ts"

/**
 * Closes a pool whose demand has reached its cap; answers whether it did. It looks before it locks: while a pool is
 * short of its cap, looking keeps nobody from joining.
 */
export async function closeAtCap(tx: Tx, poolId: string, post: Post): Promise<boolean> {
  if (!(await isCapReached(tx, poolId))) return false
  return (await closePool(tx, poolId, post)).kind === "closed"
}

/** Closes every open pool that has reached its cap, each in a transaction of its own; answers which. */
export async function closeCappedPools(db: Kysely<Database>, post: Post): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from pool where state = 'open' and cap_kind is not null`.execute(db)
  return eachDuePool(db, rows, (tx, id) => closeAtCap(tx, id, post))
}

async function isCapReached(tx: Tx, poolId: string): Promise<boolean> {
  const { rows } = await sql<{ terms: TermsJson; now: Temporal.Instant }>`
    select ${termsJson()} as terms, clock_timestamp() as now
    from pool p where p.id = ${poolId} and p.state = 'open' and p.cap_kind is not null`.execute(tx)
  const terms = rows[0] && termsOf(rows[0].terms)
  if (!terms || !isOpen(terms, rows[0]!.now)) return false
  const commitments = await readCommitments(tx, poolId)
  return capStanding(terms, reachedBy(commitments, clearPool(terms, commitments)))?.isReached ?? false
}
