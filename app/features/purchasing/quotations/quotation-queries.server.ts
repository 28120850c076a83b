import { sql } from "kysely"
import type { VatRate } from "#app/core/vat.ts"
import type { Quotation, QuotedItem } from "#app/features/purchasing/quotations/quotation.ts"
import type { Tx } from "#db/client.ts"

/** As JSON has it: money as text, so that no float touches it. */
type QuotationJson = {
  id: string
  supplierName: string
  quotedOn: string
  validUntil: string
  deliveryPence: string
  deliveryVatRate: VatRate
  freeDeliveryFromPence: string | null
  items: (Omit<QuotedItem, "tiers"> & { tiers: { fromQuantity: number; unitPrice: string }[] })[]
  settled: { as: "used" | "declined"; at: string; byName: string; because: string } | null
}

/** All quotations for a pool in the order in which they were entered; none for whoever does not lead it. */
export async function readQuotations(tx: Tx, poolId: string): Promise<Quotation[]> {
  const { rows } = await sql<{ quotation: QuotationJson }>`
    select json_build_object('id', q.id, 'supplierName', q.supplier_name, 'quotedOn', q.quoted_on,
      'validUntil', q.valid_until, 'deliveryPence', q.delivery_pence::text, 'deliveryVatRate', q.delivery_vat_rate,
      'freeDeliveryFromPence', q.free_delivery_from_pence::text,
      'items', coalesce((select json_agg(json_build_object('itemId', i.item_id, 'itemName', i.item_name, 'unit', i.unit,
        'packSize', i.pack_size, 'vatRate', i.vat_rate, 'pricing', i.pricing,
        'tiers', (select json_agg(json_build_object('fromQuantity', t.from_quantity, 'unitPrice', t.unit_price::text)
          order by t.from_quantity) from quotation_tier t
          where t.quotation_id = q.id and t.item_id = i.item_id)) order by i.item_name, i.item_id)
        from quotation_item i where i.quotation_id = q.id), '[]'),
      'settled', case when q.settled_as is not null then json_build_object('as', q.settled_as, 'at', q.settled_at,
        'byName', q.settled_by_name, 'because', q.settled_because) end) as quotation
    from quotation q where q.pool_id = ${poolId} order by q.created_at, q.id`.execute(tx)
  return rows.map(({ quotation }) => quotationOf(quotation))
}

/** What is offered for an open pool that the acting school is in, for its own column of the comparison alone. */
export async function readOffers(tx: Tx, poolId: string): Promise<Quotation[]> {
  const { rows } = await sql<{ offer: QuotationJson }>`select offer from pool_offers(${poolId})`.execute(tx)
  return rows.map(({ offer }) => quotationOf(offer))
}

const quotationOf = (json: QuotationJson): Quotation => ({
  ...json,
  quotedOn: Temporal.PlainDate.from(json.quotedOn),
  validUntil: Temporal.PlainDate.from(json.validUntil),
  deliveryPence: BigInt(json.deliveryPence),
  freeDeliveryFromPence: json.freeDeliveryFromPence === null ? null : BigInt(json.freeDeliveryFromPence),
  items: json.items.map((item) => ({
    ...item,
    tiers: item.tiers.map(({ fromQuantity, unitPrice }) => ({ fromQuantity, unitPrice: BigInt(unitPrice) })),
  })),
  settled: json.settled && { ...json.settled, at: Temporal.Instant.from(json.settled.at) },
})

/** What those who lead a draft reckon with, by item. */
export async function readExpectedDemand(tx: Tx, poolId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom("expectedDemand")
    .select(["itemId", "quantity"])
    .where("poolId", "=", poolId)
    .execute()
  return new Map(rows.map(({ itemId, quantity }) => [itemId, quantity]))
}
