import { sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"
import { type Addressee, writeTo } from "#app/features/purchasing/pools/pool-post.server.ts"
import type { Tx } from "#db/client.ts"

/** Writes to heads and business managers of the school that leads a pool, from a school that takes part in it. */
export async function writeToPoolLead(
  tx: Tx,
  post: Post,
  poolId: string,
  letterFor: (reader: Addressee) => PoolLetter,
): Promise<void> {
  const found = await sql<Addressee>`select * from pool_lead_addresses(${poolId})`.execute(tx)
  await writeTo(tx, post, found.rows, letterFor)
}
