import { type Kysely, sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import { readCommitments } from "#app/features/purchasing/commitments/commitment-queries.server.ts"
import { type LiveClearing, liveClearing } from "#app/features/purchasing/live/live-clearing.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import { type TermsJson, termsJson, termsOf } from "#app/features/purchasing/pools/pool-terms.server.ts"
import type { Database } from "#db/client.ts"

/**
 * The clearing of a pool if it closed now, from everybody's answers: for a connection with the worker's rights, and
 * for eyes that may see the pool. null once it is not open.
 */
export async function readLiveClearing(db: Kysely<Database>, poolId: string): Promise<LiveClearing | null> {
  if (!isId(poolId)) return null
  const { rows } = await sql<{ terms: TermsJson; now: Temporal.Instant }>`
    select ${termsJson()} as terms, clock_timestamp() as now
    from pool p where p.id = ${poolId} and p.state = 'open'`.execute(db)
  const terms = rows[0] && termsOf(rows[0].terms)
  if (!terms || !isOpen(terms, rows[0]!.now)) return null
  return liveClearing(terms, await readCommitments(db, poolId))
}
