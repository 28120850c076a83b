import { sql } from "kysely"
import type { GivenApproval } from "#app/features/purchasing/approvals/given-approval.ts"
import type { Tx } from "#db/client.ts"

/** The approvals that the answers to a pool were given, by school: all, for those who lead it; else one's own. */
export async function readGivenApprovals(
  tx: Tx,
  poolId: string,
): Promise<ReadonlyMap<string, GivenApproval>> {
  const { rows } = await sql<GivenApproval & { schoolId: string }>`
    select * from pool_approvals(${poolId}::uuid)`.execute(tx)
  return new Map(rows.map(({ schoolId, ...given }) => [schoolId, given]))
}
