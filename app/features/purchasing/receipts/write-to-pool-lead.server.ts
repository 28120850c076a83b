import { sql } from "kysely"
import type { SchoolReader } from "#app/features/groups/letters/letter.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"
import type { Tx } from "#db/client.ts"

/** Writes to heads and business managers of the school that leads a pool, from a school that takes part in it. */
export async function writeToPoolLead(
  tx: Tx,
  post: Post,
  poolId: string,
  letterFor: (reader: SchoolReader) => PoolLetter,
): Promise<void> {
  const found = await sql<SchoolReader>`select * from pool_lead_addresses(${poolId})`.execute(tx)
  await writeToSchools(tx, post, found.rows, letterFor)
}
