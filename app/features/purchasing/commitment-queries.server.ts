import { sql } from "kysely"
import type { Commitment } from "#app/features/purchasing/commitment.ts"
import type { Tx } from "#db/client.ts"

/** Everything committed to a pool, for its clearing; a member sees only its own school's. */
export async function readCommitments(tx: Tx, poolId: string): Promise<Commitment[]> {
  const { rows } = await sql<Commitment>`
    select c.school_id, s.name as school_name, s.number_on_roll,
      json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity) order by l.item_id) as lines
    from commitment c join school s on s.id = c.school_id
    join commitment_line l on l.pool_id = c.pool_id and l.school_id = c.school_id
    where c.pool_id = ${poolId} group by c.school_id, s.id`.execute(tx)
  return rows
}
