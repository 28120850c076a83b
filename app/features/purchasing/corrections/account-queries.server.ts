import { sql } from "kysely"
import type { AccountHistory, CorrectionCause } from "#app/features/purchasing/corrections/account-history.ts"
import {
  type AccountItem,
  type AccountShare,
  accountAtClosing,
  type Replacement,
} from "#app/features/purchasing/corrections/pool-account.ts"
import type { Replaced } from "#app/features/purchasing/corrections/replaced.ts"
import type { VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  id: string
  position: number
  cause: CorrectionCause
  reason: string
  personName: string
  recordedAt: Temporal.Instant
  items: (Omit<AccountItem, "unitPrice" | "netPence" | "replacements"> &
    Record<"unitPrice" | "netPence", string> & {
      replacements: (Omit<Replacement, "unitPrice"> & { unitPrice: string })[]
    })[]
  goodsPence: bigint
  deliveryPence: bigint
  vatPence: bigint
  shares: (Omit<AccountShare, "netPence" | "replaced"> & {
    netPence: string
    replaced: (Omit<Replaced, "netPence"> & { netPence: string })[]
  })[]
  vatShares: (Omit<VatShare, "netPence" | "vatPence"> & Record<"netPence" | "vatPence", string>)[]
}

/** What a pool that has cleared comes to, from its closing on, in one round trip; null for one that has not. */
export async function readAccountHistory(
  tx: Tx,
  { terms, result }: Pick<PoolView, "terms" | "result">,
): Promise<AccountHistory | null> {
  if (result?.outcome !== "cleared") return null
  const closing = accountAtClosing(result)
  const { rows } = await sql<Row>`
    select c.id, c.position, c.cause, c.reason, c.person_name, c.recorded_at, c.items, c.goods_pence, c.delivery_pence,
      c.vat_pence,
      coalesce((select json_agg(json_build_object('schoolId', s.school_id, 'itemId', s.item_id, 'quantity', s.quantity,
        'netPence', s.net_pence::text, 'settled', s.settled, 'workings', s.workings, 'replaced', s.replaced))
        from corrected_share s where s.correction_id = c.id), '[]') as shares,
      coalesce((select json_agg(json_build_object('schoolId', v.school_id, 'vatRate', v.vat_rate,
        'netPence', v.net_pence::text, 'vatPence', v.vat_pence::text, 'workings', v.workings))
        from corrected_vat_share v where v.correction_id = c.id), '[]') as vat_shares
    from correction c where c.pool_id = ${terms.id} order by c.position`.execute(tx)
  return { closing, corrections: rows.map(correctionFrom) }
}

const correctionFrom = (row: Row) => ({
  ...{ id: row.id, position: row.position, cause: row.cause, reason: row.reason },
  ...{ personName: row.personName, recordedAt: row.recordedAt },
  account: {
    ...{ goodsPence: row.goodsPence, deliveryPence: row.deliveryPence, vatPence: row.vatPence },
    items: row.items.map(({ replacements, ...item }) => ({
      ...item,
      replacements: replacements.map((one) => ({ ...one, unitPrice: BigInt(one.unitPrice) })),
      unitPrice: BigInt(item.unitPrice),
      netPence: BigInt(item.netPence),
    })),
    shares: row.shares.map((share) => ({
      ...share,
      netPence: BigInt(share.netPence),
      replaced: share.replaced.map((one) => ({ ...one, netPence: BigInt(one.netPence) })),
    })),
    vatShares: row.vatShares.map((share) => ({
      ...share,
      netPence: BigInt(share.netPence),
      vatPence: BigInt(share.vatPence),
    })),
  },
})
