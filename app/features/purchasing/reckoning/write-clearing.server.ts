import { sql } from "kysely"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { ExplainedReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import type { Tx } from "#db/client.ts"

const json = (value: unknown) =>
  JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? String(inner) : inner))

/** Writes what closing came to, and why, school by school. These rows never change; a revision stands beside them. */
export async function writeClearing(
  tx: Tx,
  poolId: string,
  clearing: PoolClearing,
  reasons: readonly ExplainedReason[],
  revision = 1,
): Promise<void> {
  const isCleared = clearing.kind === "cleared"
  await tx
    .insertInto("clearing")
    .values({
      poolId,
      revision,
      outcome: clearing.kind,
      goodsPence: isCleared ? clearing.goodsPence : 0n,
      deliveryPence: isCleared ? clearing.deliveryPence : 0n,
      vatPence: isCleared ? clearing.vatPence : 0n,
      // Everybody who sees the pool reads this: nothing of it is one school's alone.
      explanation: json({ items: clearing.items, splitRefusal: isCleared ? clearing.splitRefusal : null }),
    })
    .execute()
  await sql`
    insert into cleared_item (pool_id, revision, item_id, committed_quantity, ordered_quantity, unit_price, net_pence)
    select ${poolId}::uuid, ${revision}::integer, item.* from json_to_recordset(${json(clearing.items)}::json)
      as item ("itemId" uuid, committed integer, ordered integer, "unitPrice" bigint, "netPence" bigint)`.execute(
    tx,
  )
  if (isCleared) await writeShares(tx, { poolId, revision }, clearing)
  if (reasons.length > 0) await writeReasons(tx, poolId, reasons)
}

async function writeShares(
  tx: Tx,
  { poolId, revision }: { poolId: string; revision: number },
  { shares, vatShares }: Extract<PoolClearing, { kind: "cleared" }>,
): Promise<void> {
  await sql`
    insert into share (pool_id, revision, school_id, item_id, quantity, net_pence, workings)
    select ${poolId}::uuid, ${revision}::integer, share.* from json_to_recordset(${json(shares)}::json)
      as share ("schoolId" uuid, "itemId" uuid, quantity integer, "netPence" bigint, workings jsonb)`.execute(
    tx,
  )
  await sql`
    insert into vat_share (pool_id, revision, school_id, vat_rate, net_pence, vat_pence, workings)
    select ${poolId}::uuid, ${revision}::integer, share.* from json_to_recordset(${json(vatShares)}::json)
      as share ("schoolId" uuid, "vatRate" text, "netPence" bigint, "vatPence" bigint, workings jsonb)`.execute(
    tx,
  )
}

const writeReasons = (tx: Tx, poolId: string, reasons: readonly ExplainedReason[]) =>
  sql`
    insert into clearing_reason (pool_id, school_id, reason)
    select ${poolId}::uuid, (reason->>'schoolId')::uuid, reason
    from jsonb_array_elements(${json(reasons)}::jsonb) reason`.execute(tx)
