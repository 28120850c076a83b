import { type Kysely, sql } from "kysely"

const offers = sql`
-- What suppliers have offered for an open pool, for a school that is in it: from this its own column of the comparison
-- is worked out. Quotations themselves, and those that were decided on, are for those who lead the pool.
create function pool_offers(wanted_pool uuid) returns table (offer json)
language sql stable security definer set search_path = public, pg_temp as $$
  select json_build_object('id', q.id, 'supplierName', q.supplier_name, 'quotedOn', q.quoted_on,
    'validUntil', q.valid_until, 'deliveryPence', q.delivery_pence::text, 'deliveryVatRate', q.delivery_vat_rate,
    'freeDeliveryFromPence', q.free_delivery_from_pence::text, 'settled', null,
    'items', coalesce((select json_agg(json_build_object('itemId', i.item_id, 'itemName', i.item_name, 'unit', i.unit,
      'packSize', i.pack_size, 'vatRate', i.vat_rate, 'pricing', i.pricing,
      'tiers', (select json_agg(json_build_object('fromQuantity', t.from_quantity, 'unitPrice', t.unit_price::text)
        order by t.from_quantity) from quotation_tier t
        where t.quotation_id = q.id and t.item_id = i.item_id)) order by i.item_name, i.item_id)
      from quotation_item i where i.quotation_id = q.id), '[]'))
  from quotation q join pool p on p.id = q.pool_id
  where q.pool_id = wanted_pool and p.state = 'open' and q.settled_as is null
    and exists (select from commitment c where c.pool_id = p.id and c.school_id = acting.school_id())
  order by q.created_at, q.id
$$;
revoke execute on function pool_offers(uuid) from public;
grant execute on function pool_offers(uuid) to kith_app;`

export async function up(db: Kysely<unknown>) {
  await offers.execute(db)
}
