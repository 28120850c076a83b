import { type Kysely, sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { byItself } from "#app/features/purchasing/pools/move-pool.server.ts"
import { startTaking } from "#app/features/purchasing/pools/open-pool.server.ts"
import { isScheduled } from "#app/features/purchasing/pools/pool.ts"
import type { Database, Tx } from "#db/client.ts"

/**
 * Opens a released draft whose time has come; false when it is not due, not released, or open already. A draft whose
 * closing has passed as well stays one: nobody could join it.
 */
export async function openScheduledPool(tx: Tx, poolId: string, post: Post): Promise<boolean> {
  const locked = await lockPool(tx, poolId)
  if (!locked || !isScheduled(locked.terms)) return false
  const { terms, now } = locked
  const isDue =
    Temporal.Instant.compare(terms.opensAt, now) <= 0 && Temporal.Instant.compare(now, terms.closesAt) < 0
  if (isDue) await startTaking(tx, terms, byItself, post)
  return isDue
}

/** Opens all that are due, each in a transaction of its own; answers which. */
export async function openDuePools(db: Kysely<Database>, post: Post): Promise<string[]> {
  const due = await sql<{ id: string }>`select id from pool where state = 'draft' and released_at is not null
    and opens_at <= clock_timestamp() and closes_at > clock_timestamp() order by opens_at`.execute(db)
  return eachDuePool(db, due.rows, (tx, id) => openScheduledPool(tx, id, post))
}
