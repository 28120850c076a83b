import { sql } from "kysely"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import {
  type ConditionsJson,
  conditionsJson,
  conditionsOf,
} from "#app/features/purchasing/commitments/conditions-json.server.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Commitment, "conditions"> & { conditions: ConditionsJson | null }

/** Everything that counts in a pool's clearing: what was committed, but for what nobody approved that had to. */
export async function readCommitments(tx: Tx, poolId: string): Promise<Commitment[]> {
  const { rows } = await sql<Row>`
    select c.school_id, s.name as school_name, s.number_on_roll, ${conditionsJson()} as conditions,
      json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity) order by l.item_id) as lines
    from commitment c join school s on s.id = c.school_id
    join commitment_line l on l.pool_id = c.pool_id and l.school_id = c.school_id
    where c.pool_id = ${poolId} and not exists (select from approval a where a.pool_id = c.pool_id
      and a.school_id = c.school_id and a.state not in ('approved', 'not-needed'))
    group by c.pool_id, c.school_id, s.id`.execute(tx)
  return rows.map((row) => ({ ...row, conditions: row.conditions && conditionsOf(row.conditions) }))
}
