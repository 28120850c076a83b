import { sql } from "kysely"
import type {
  DeliveredLine,
  DeliveredReplacement,
  Delivery,
} from "#app/features/purchasing/deliveries/delivery.ts"
import type { Tx } from "#db/client.ts"

type Priced<Part> = Omit<Part, "unitPrice"> & { unitPrice: string | null }
type Row = Omit<Delivery, "lines"> & {
  lines: (Priced<Omit<DeliveredLine, "replacements">> & { replacements: Priced<DeliveredReplacement>[] })[]
}

/** Every delivery of a pool, the earliest recorded first. */
export async function readDeliveries(tx: Tx, poolId: string): Promise<Delivery[]> {
  const { rows } = await sql<Row>`
    select d.id, d.delivered_on, d.note, d.completes, d.person_name,
      coalesce((select json_agg(json_build_object('itemId', i.item_id, 'quantity', i.quantity,
        'unitPrice', i.unit_price::text, 'replacements', coalesce((
          select json_agg(json_build_object('name', r.name, 'quantity', r.quantity, 'unitPrice', r.unit_price::text,
            'vatRate', r.vat_rate, 'cfrCode', r.cfr_code) order by r.position)
          from delivered_replacement r where (r.delivery_id, r.item_id) = (i.delivery_id, i.item_id)), '[]')))
        from delivered_item i where i.delivery_id = d.id), '[]') as lines
    from delivery d where d.pool_id = ${poolId} order by d.recorded_at, d.id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    lines: row.lines.map((line) => ({
      ...priced(line),
      replacements: line.replacements.map(priced),
    })),
  }))
}

const priced = <Part extends { unitPrice: string | null }>(part: Part) => ({
  ...part,
  unitPrice: part.unitPrice === null ? null : BigInt(part.unitPrice),
})

/** A line as its tables have it. */
export const deliveredRows = (deliveryId: string, { replacements, ...line }: DeliveredLine) => ({
  line: { deliveryId, ...line },
  replacements: replacements.map((one, place) => ({
    ...{ deliveryId, itemId: line.itemId, position: place + 1 },
    ...one,
  })),
})
