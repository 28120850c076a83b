import { type Kysely, sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import type { Database } from "#db/client.ts"

/** Closes every pool whose instant has passed, however long ago, each in a transaction of its own; answers which. */
export async function closeDuePools(db: Kysely<Database>, post: Post): Promise<string[]> {
  const due = await sql<{ id: string }>`
    select id from pool where state = 'open' and closes_at <= clock_timestamp() order by closes_at`.execute(
    db,
  )
  return eachDuePool(db, due.rows, async (tx, id) => (await closePool(tx, id, post)).kind === "closed")
}
