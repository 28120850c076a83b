import { sql } from "kysely"
import type { DeliveredLine, Delivery } from "#app/features/purchasing/deliveries/delivery.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Delivery, "lines"> & {
  lines: (Omit<DeliveredLine, "unitPrice"> & { unitPrice: string | null })[]
}

/** Every delivery of a pool, the earliest recorded first. */
export async function readDeliveries(tx: Tx, poolId: string): Promise<Delivery[]> {
  const { rows } = await sql<Row>`
    select d.id, d.delivered_on, d.note, d.completes, d.person_name,
      coalesce((select json_agg(json_build_object('itemId', i.item_id, 'quantity', i.quantity,
        'substitute', i.substitute, 'unitPrice', i.unit_price::text))
        from delivered_item i where i.delivery_id = d.id), '[]') as lines
    from delivery d where d.pool_id = ${poolId} order by d.recorded_at, d.id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    lines: row.lines.map((line) => ({
      ...line,
      unitPrice: line.unitPrice === null ? null : BigInt(line.unitPrice),
    })),
  }))
}
