import { sql } from "kysely"
import type { DeliveredLine, Delivery } from "#app/features/purchasing/deliveries/delivery.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Delivery, "lines"> & {
  lines: (Pick<DeliveredLine, "itemId" | "quantity"> & {
    unitPrice: string | null
    substitute: string | null
    replacedQuantity: number
    replacedPrice: string | null
    cfrCode: string | null
  })[]
}

/** Every delivery of a pool, the earliest recorded first. */
export async function readDeliveries(tx: Tx, poolId: string): Promise<Delivery[]> {
  const { rows } = await sql<Row>`
    select d.id, d.delivered_on, d.note, d.completes, d.person_name,
      coalesce((select json_agg(json_build_object('itemId', i.item_id, 'quantity', i.quantity,
        'unitPrice', i.unit_price::text, 'substitute', i.substitute, 'replacedQuantity', i.replaced_quantity,
        'replacedPrice', i.replaced_price::text, 'cfrCode', i.replaced_cfr_code))
        from delivered_item i where i.delivery_id = d.id), '[]') as lines
    from delivery d where d.pool_id = ${poolId} order by d.recorded_at, d.id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    lines: row.lines.map(({ itemId, quantity, unitPrice, substitute, cfrCode, ...replaced }) => ({
      ...{ itemId, quantity, unitPrice: priceIn(unitPrice) },
      replacement:
        substitute === null || cfrCode === null
          ? null
          : {
              ...{ name: substitute, quantity: replaced.replacedQuantity, cfrCode },
              unitPrice: priceIn(replaced.replacedPrice),
            },
    })),
  }))
}

const priceIn = (text: string | null): bigint | null => (text === null ? null : BigInt(text))

/** A line as the table has it. */
export const deliveredRow = ({ replacement, ...line }: DeliveredLine) => ({
  ...line,
  substitute: replacement?.name ?? null,
  replacedQuantity: replacement?.quantity ?? 0,
  replacedPrice: replacement?.unitPrice ?? null,
  replacedCfrCode: replacement?.cfrCode ?? null,
})
