import { type Kysely, sql } from "kysely"

/** Several things may come in the place of one item, each with a price, a rate of VAT and a CFR code of its own. */
const delivered = sql`
create table delivered_replacement (
  delivery_id uuid not null,
  item_id uuid not null,
  position integer not null check (position >= 1),
  name text not null check (name <> ''),
  quantity integer not null check (quantity between 1 and 1000000),
  unit_price bigint check (unit_price >= 0),
  vat_rate text not null check (vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  cfr_code text not null,
  primary key (delivery_id, item_id, position),
  foreign key (delivery_id, item_id) references delivered_item
);
comment on table delivered_replacement is 'what came in the place of some of the units of an item, or of all';
comment on column delivered_replacement.quantity is 'of the item''s units, among which these are counted';
comment on column delivered_replacement.unit_price is 'null: as much as what was ordered';
insert into delivered_replacement
  select d.delivery_id, d.item_id, 1, d.substitute, d.replaced_quantity, d.replaced_price, i.vat_rate, d.replaced_cfr_code
  from delivered_item d join pool_item i on i.id = d.item_id
  where d.substitute is not null and d.replaced_quantity > 0;
alter table delivered_item drop column substitute, drop column replaced_quantity, drop column replaced_price,
  drop column replaced_cfr_code;

create trigger unchangeable before update or delete or truncate on delivered_replacement
  for each statement execute function refuse_change();
alter table delivered_replacement enable row level security;
grant select on delivered_replacement to kith_app, kith_worker;
grant insert on delivered_replacement to kith_app;
create policy worker on delivered_replacement to kith_worker using (true) with check (true);
create policy offered on delivered_replacement for select to kith_app using (
  (select true from delivery d where d.id = delivered_replacement.delivery_id));
create policy recorded on delivered_replacement for insert to kith_app with check (
  (select acting.leads_pool(d.pool_id) from delivery d where d.id = delivery_id));`

const corrected = sql`
alter table correction disable trigger unchangeable;
update correction c set items = (
  select jsonb_agg(item - 'replacement' || jsonb_build_object('replacements', case
    when item->>'replacement' is null or item->'replacement'->>'quantity' = '0' then '[]'
    else jsonb_build_array(item->'replacement' || jsonb_build_object('vatRate',
      (select i.vat_rate from pool_item i where i.id = (item->>'itemId')::uuid))) end) order by place)
  from jsonb_array_elements(c.items) with ordinality as one (item, place)) where jsonb_array_length(c.items) > 0;
alter table correction enable trigger unchangeable;

alter table corrected_share add column replaced jsonb not null default '[]' check (jsonb_typeof(replaced) = 'array');
comment on column corrected_share.replaced is
  '[{name, quantity, netPence}]: what of the share came in the place of what was ordered; pence as text';
alter table corrected_share disable trigger unchangeable;
update corrected_share s set replaced = jsonb_build_array(jsonb_build_object(
    'name', item->'replacements'->0->'name', 'quantity', s.replaced_quantity, 'netPence', s.replaced_pence::text))
  from correction c, jsonb_array_elements(c.items) item
  where c.id = s.correction_id and s.item_id = (item->>'itemId')::uuid and s.replaced_quantity > 0;
alter table corrected_share enable trigger unchangeable;
alter table corrected_share drop column replaced_quantity, drop column replaced_pence;`

/** Which line of an invoice is for what came in an item's place was only marked; now it is named. */
const invoiced = sql`
alter table invoice disable trigger user;
update invoice set document = jsonb_set(document, '{lines}', (
  select jsonb_agg(case when line ? 'isReplacement' then line - 'isReplacement' || jsonb_build_object('replacement',
    coalesce(substring(line->>'description' from '^(.*?) \\(in place of '), line->>'description')) else line end
    order by place)
  from jsonb_array_elements(document->'lines') with ordinality as one (line, place)))
where jsonb_path_exists(document, '$.lines[*].isReplacement');
alter table invoice enable trigger user;`

export async function up(db: Kysely<unknown>) {
  for (const part of [delivered, corrected, invoiced]) await part.execute(db)
}
