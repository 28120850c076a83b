import { type Kysely, sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import { poolClosesSoon } from "#app/features/purchasing/pools/pool-letters.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import type { Database, Tx } from "#db/client.ts"

/** Two days before a closing, the schools that have not answered hear of it; not of a pool that has only just opened. */
export async function remindSchools(db: Kysely<Database>, post: Post): Promise<void> {
  const due = await sql<{ id: string }>`
    select id from pool where state = 'open' and closes_at > clock_timestamp()
      and closes_at <= clock_timestamp() + interval '2 days' and reminded_of is distinct from closes_at
      and opens_at <= closes_at - interval '3 days' order by closes_at`.execute(db)
  await eachDuePool(db, due.rows, (tx, id) => remindOfPool(tx, id, post))
}

async function remindOfPool(tx: Tx, poolId: string, post: Post): Promise<boolean> {
  const locked = await lockPool(tx, poolId)
  if (!locked || !isOpen(locked.terms, locked.now)) return false
  const { terms } = locked
  const marked = await sql`update pool set reminded_of = closes_at
    where id = ${poolId} and reminded_of is distinct from closes_at`.execute(tx)
  if (marked.numAffectedRows !== 1n) return false
  await writeToSchools(tx, post, await addresseesOf(tx, poolId, "unanswered"), (reader) =>
    poolClosesSoon(reader, terms, post.appUrl),
  )
  return true
}
