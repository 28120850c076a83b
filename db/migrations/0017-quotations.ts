import { type Kysely, sql } from "kysely"

const quotations = sql`
create table quotation (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool on delete cascade,
  supplier_name text not null,
  quoted_on date not null,
  valid_until date not null,
  delivery_pence bigint not null check (delivery_pence between 0 and 100000000),
  delivery_vat_rate text not null
    check (delivery_vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  -- Goods before VAT from which the supplier delivers for nothing.
  free_delivery_from_pence bigint check (free_delivery_from_pence > 0),
  -- Used or declined once, and on the record from then on.
  settled_as text check (settled_as in ('used', 'declined')),
  settled_at timestamptz,
  settled_by uuid references person,
  settled_by_name text,
  settled_because text not null default '',
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  check (valid_until >= quoted_on),
  check ((settled_as is null) = (settled_at is null) and (settled_as is null) = (settled_by_name is null))
);
create index quotation_pool on quotation (pool_id, id);
create table quotation_item (
  quotation_id uuid not null references quotation on delete cascade,
  -- No key to pool_item: a draft's items are written anew, and what a supplier offered outlives an item taken out.
  item_id uuid not null,
  item_name text not null,
  unit text not null,
  pack_size integer not null check (pack_size between 1 and 100000),
  vat_rate text not null check (vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  pricing text not null check (pricing in ('all-units', 'incremental')),
  primary key (quotation_id, item_id)
);
comment on column quotation_item.pricing is
  'all-units: a tier''s price holds for the whole quantity; incremental: for what goes beyond the tier before';
create table quotation_tier (
  quotation_id uuid not null,
  item_id uuid not null,
  from_quantity integer not null check (from_quantity >= 1),
  unit_price bigint not null check (unit_price > 0),
  primary key (quotation_id, item_id, from_quantity),
  foreign key (quotation_id, item_id) references quotation_item on delete cascade
);
-- What those who lead a draft reckon with before anybody can commit; again without a key to its items.
create table expected_demand (
  pool_id uuid not null references pool on delete cascade,
  item_id uuid not null,
  quantity integer not null check (quantity between 1 and 1000000),
  primary key (pool_id, item_id)
);`

const policies = sql`
-- Suppliers are compared until the pool closes.
create function acting.compares_suppliers(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.leads_pool(wanted_pool)
    and exists (select from pool p where p.id = wanted_pool and p.state in ('draft', 'open'));
create function acting.may_change_quotation(wanted_quotation uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from quotation q where q.id = wanted_quotation and q.settled_as is null
    and acting.compares_suppliers(q.pool_id));

grant select on quotation, quotation_item, quotation_tier, expected_demand to kith_app;
grant insert (id, pool_id, supplier_name, quoted_on, valid_until, delivery_pence, delivery_vat_rate,
    free_delivery_from_pence, created_by),
  update (supplier_name, quoted_on, valid_until, delivery_pence, delivery_vat_rate, free_delivery_from_pence,
    settled_as, settled_at, settled_by, settled_by_name, settled_because) on quotation to kith_app;
grant insert, delete on quotation_item, quotation_tier, expected_demand to kith_app;

alter table quotation enable row level security;
alter table quotation_item enable row level security;
alter table quotation_tier enable row level security;
alter table expected_demand enable row level security;

-- What suppliers quote is for those who lead the pool, whatever has become of it.
create policy led on quotation for select to kith_app using (acting.leads_pool(pool_id));
create policy entered on quotation for insert to kith_app with check (
  created_by = acting.person_id() and acting.compares_suppliers(pool_id));
-- Using one changes what schools pay, and is adopt_quotation's alone.
create policy changed on quotation for update to kith_app
  using (settled_as is null and acting.compares_suppliers(pool_id))
  with check (settled_as is distinct from 'used' and (settled_by is null or settled_by = acting.person_id()));
do $$
declare wanted text;
begin
  foreach wanted in array array['quotation_item', 'quotation_tier'] loop
    execute format('create policy led on %1$I for select to kith_app using (
      exists (select from quotation q where q.id = %1$I.quotation_id))', wanted);
    execute format('create policy entered on %I for insert to kith_app with check (
      acting.may_change_quotation(quotation_id))', wanted);
    execute format('create policy rewritten on %I for delete to kith_app using (
      acting.may_change_quotation(quotation_id))', wanted);
  end loop;
end $$;
create policy led on expected_demand for select to kith_app using (acting.leads_pool(pool_id));
create policy reckoned on expected_demand for insert to kith_app with check (acting.drafts_pool(pool_id));
create policy reckoned_anew on expected_demand for delete to kith_app using (acting.drafts_pool(pool_id));`

export async function up(db: Kysely<unknown>) {
  for (const part of [quotations, policies]) await part.execute(db)
}
