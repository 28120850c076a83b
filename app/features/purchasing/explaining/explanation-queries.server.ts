import { sql } from "kysely"
import { readReason } from "#app/features/purchasing/clearing-reasons.ts"
import type { ExplainedReason } from "#app/features/purchasing/explaining/changes.ts"
import type { Tx } from "#db/client.ts"

/** Why a school is in or out of a closed pool; null where it took no part, or may not be read by whoever asks. */
export async function readExplainedReason(
  tx: Tx,
  poolId: string,
  schoolId: string,
): Promise<ExplainedReason | null> {
  const { rows } = await sql<{ reason: string }>`
    select reason::text from clearing_reason where pool_id = ${poolId} and school_id = ${schoolId}`.execute(
    tx,
  )
  return rows[0] ? { changes: [], ...readReason(rows[0].reason) } : null
}

/** Whether a school has reasons of a closed pool that whoever asks may read. */
export async function isExplained(tx: Tx, poolId: string, schoolId: string | null): Promise<boolean> {
  if (schoolId === null) return false
  const found = await tx
    .selectFrom("clearingReason")
    .select("poolId")
    .where("poolId", "=", poolId)
    .where("schoolId", "=", schoolId)
    .executeTakeFirst()
  return found !== undefined
}
