import { sql } from "kysely"
import type { Actor } from "#app/features/auth/actor.ts"
import type { CorrectionCause } from "#app/features/purchasing/corrections/account-history.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import type { Tx } from "#db/client.ts"

export type NewCorrection = {
  id: string
  poolId: string
  position: number
  cause: CorrectionCause
  /** A sentence that everybody in the pool reads. */
  reason: string
  account: PoolAccount
}

const json = (value: unknown) =>
  JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? String(inner) : inner))

/** Writes what a pool comes to after a correction. These rows never change; the next one stands in their place. */
export async function writeCorrection(tx: Tx, actor: Actor, correction: NewCorrection): Promise<void> {
  const { id, poolId, position, cause, reason, account } = correction
  await tx
    .insertInto("correction")
    .values({
      ...{ id, poolId, position, cause, reason, items: json(account.items) },
      ...{ goodsPence: account.goodsPence, deliveryPence: account.deliveryPence, vatPence: account.vatPence },
      ...{ recordedBy: actor.personId, personName: actor.name },
    })
    .execute()
  await sql`
    insert into corrected_share (correction_id, pool_id, school_id, item_id, quantity, net_pence, settled, workings,
      replaced)
    select ${id}::uuid, ${poolId}::uuid, share.* from json_to_recordset(${json(account.shares)}::json)
      as share ("schoolId" uuid, "itemId" uuid, quantity integer, "netPence" bigint, settled boolean, workings jsonb,
        replaced jsonb)`.execute(tx)
  await sql`
    insert into corrected_vat_share (correction_id, pool_id, school_id, vat_rate, net_pence, vat_pence, workings)
    select ${id}::uuid, ${poolId}::uuid, share.* from json_to_recordset(${json(account.vatShares)}::json)
      as share ("schoolId" uuid, "vatRate" text, "netPence" bigint, "vatPence" bigint, workings jsonb)`.execute(
    tx,
  )
}
