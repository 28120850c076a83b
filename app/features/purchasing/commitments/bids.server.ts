import { sql } from "kysely"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import {
  type ConditionsJson,
  conditionsOf,
} from "#app/features/purchasing/commitments/conditions-json.server.ts"
import type { CostQuestion } from "#app/features/purchasing/reckoning/cost-case.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Commitment, "conditions"> & { conditions: ConditionsJson | null }

/**
 * The bids of all other schools, where sums do not say what an open pool would come to; null where they do. They carry
 * limits that are nobody's to see: only what the calculation makes of them may leave the server.
 */
export async function readBidsOfOthers(
  tx: Tx,
  { terms, isConditional }: PoolView,
  mine: CostQuestion["conditions"],
  schoolId: string | null,
): Promise<Commitment[] | null> {
  if (terms.state !== "open" || schoolId === null || (!isConditional && !mine)) return null
  const { rows } = await sql<Row>`select * from pool_bids(${terms.id})`.execute(tx)
  return rows
    .filter((row) => row.schoolId !== schoolId && row.lines !== null)
    .map((row) => ({ ...row, conditions: row.conditions && conditionsOf(row.conditions) }))
}
