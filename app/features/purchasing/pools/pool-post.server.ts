import { sql } from "kysely"
import type { SchoolReader } from "#app/features/groups/letters/letter.ts"
import type { Tx } from "#db/client.ts"

type Whom = "everybody" | "participants" | "unanswered" | "lead"

/**
 * Heads and business managers of all schools that a pool is open to, of those that take part, of those that have not
 * answered, or of its lead school. Only for whoever leads the pool, and for the worker.
 */
export async function addresseesOf(tx: Tx, poolId: string, whom: Whom): Promise<SchoolReader[]> {
  const found = await sql<SchoolReader>`select * from pool_addressees(${poolId}, ${whom})`.execute(tx)
  return found.rows
}
