import { type Kysely, sql } from "kysely"

/** What comes in the place of ordered units may do so for a part of them, and has a price and a CFR code of its own. */
const replacements = sql`
alter table delivered_item
  add column replaced_quantity integer not null default 0,
  add column replaced_price bigint check (replaced_price >= 0),
  add column replaced_cfr_code text;
comment on column delivered_item.substitute is 'what came in the place of some of the units, or of all; null: what was ordered';
comment on column delivered_item.replaced_quantity is 'how many of the units the substitute is';
comment on column delivered_item.replaced_price is 'what one of the substitute costs; null: as much as what was ordered';
alter table delivered_item disable trigger unchangeable;
update delivered_item d set replaced_quantity = d.quantity, replaced_price = d.unit_price, replaced_cfr_code = i.cfr_code
  from pool_item i where i.id = d.item_id and d.substitute is not null;
alter table delivered_item enable trigger unchangeable;
alter table delivered_item
  add check (replaced_quantity between 0 and quantity),
  add check ((substitute is null) = (replaced_cfr_code is null)),
  add check (substitute is not null or (replaced_quantity = 0 and replaced_price is null));

alter table corrected_share
  add column replaced_quantity integer not null default 0 check (replaced_quantity between 0 and quantity),
  add column replaced_pence bigint not null default 0 check (replaced_pence between 0 and net_pence);
comment on column corrected_share.replaced_quantity is 'how many of the units came as what was delivered in their place';
alter table correction disable trigger unchangeable;
update correction c set items = (
  select jsonb_agg(item - 'substitute' || jsonb_build_object('replacement', case when item->>'substitute' is null then null
    else jsonb_build_object('name', item->'substitute', 'quantity', item->'quantity', 'unitPrice', item->'unitPrice',
      'cfrCode', (select i.cfr_code from pool_item i where i.id = (item->>'itemId')::uuid)) end) order by place)
  from jsonb_array_elements(c.items) with ordinality as one (item, place)) where jsonb_array_length(c.items) > 0;
alter table correction enable trigger unchangeable;
alter table corrected_share disable trigger unchangeable;
update corrected_share s set replaced_quantity = s.quantity, replaced_pence = s.net_pence
  from correction c, jsonb_array_elements(c.items) item
  where c.id = s.correction_id and s.item_id = (item->>'itemId')::uuid and item->'replacement' <> 'null';
alter table corrected_share enable trigger unchangeable;`

export const up = (db: Kysely<unknown>) => replacements.execute(db)
