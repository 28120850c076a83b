import { type Kysely, sql } from "kysely"

const items = sql`
alter table pool_item
  add column pricing text not null default 'all-units' check (pricing in ('all-units', 'incremental')),
  add column packs text not null default 'whole' check (packs in ('whole', 'split')),
  add column orders_beyond boolean not null default false,
  add check (not (packs = 'split' and orders_beyond));
comment on column pool_item.orders_beyond is 'more than is wanted is ordered where that is cheaper in total';

create or replace function pool_items(pool_ids uuid[]) returns table (pool_id uuid, items json)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.pool_id, json_agg(json_build_object('id', i.id, 'position', i.position, 'name', i.name, 'unit', i.unit,
    'packSize', i.pack_size, 'vatRate', i.vat_rate, 'cfrCode', i.cfr_code, 'usualUnitPrice', i.usual_unit_price::text,
    'pricing', i.pricing, 'packs', i.packs, 'ordersBeyond', i.orders_beyond,
    'tiers', (select json_agg(json_build_object('fromQuantity', t.from_quantity, 'unitPrice', t.unit_price::text)
      order by t.from_quantity) from price_tier t where t.item_id = i.id)) order by i.position)
  from pool_item i where i.pool_id = any (acting.seen_pools(pool_ids)) group by i.pool_id
$$;`

const conditions = sql`
-- Conditions of a commitment, in a row of their own because its school's answering people alone may read them, while
-- those who lead the pool read the commitment. A commitment names the row that holds for it; an answer without
-- conditions names none, which costs it nothing.
create table commitment_condition (
  id uuid primary key,
  pool_id uuid not null,
  school_id uuid not null,
  total_limit_pence bigint check (total_limit_pence > 0),
  total_limit_includes_vat boolean not null default false,
  least_schools integer check (least_schools >= 2),
  all_or_nothing boolean not null default false,
  lines jsonb not null default '[]',
  foreign key (pool_id, school_id) references commitment on delete cascade
);
comment on column commitment_condition.lines is
  '[{itemId, steps: [{quantity, limit}], tolerance, substitute: {itemId, limit}}]; limits are ten-thousandths of a pound, as text';
create index commitment_condition_commitment on commitment_condition (pool_id, school_id);
alter table commitment add column condition_id uuid;

-- A condition that holds no longer is forgotten: nothing private is kept longer than it is needed.
create function forget_condition() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from commitment_condition where id = old.condition_id;
  return null;
end $$;
create trigger forget_condition after update on commitment for each row
  when (old.condition_id is not null and old.condition_id is distinct from new.condition_id)
  execute function forget_condition();

alter table commitment_condition enable row level security;
grant select on commitment_condition to kith_app, kith_worker;
grant insert on commitment_condition to kith_app;
grant update (condition_id) on commitment to kith_app;
create policy worker on commitment_condition to kith_worker using (true) with check (true);
create policy own on commitment_condition for select to kith_app using (
  school_id = (select acting.school_id()) and (select acting.handles_money()));
create policy joining on commitment_condition for insert to kith_app with check (
  acting.may_commit(pool_id, school_id));`

const reasons = sql`
create table clearing_reason (
  pool_id uuid not null references clearing,
  school_id uuid not null references school,
  reason jsonb not null,
  primary key (pool_id, school_id)
);
comment on table clearing_reason is
  'Why a school is in or out, with its own limits: for its own answering people alone, like the conditions themselves';
create trigger unchangeable before update or delete or truncate on clearing_reason
  for each statement execute function refuse_change();
alter table clearing_reason enable row level security;
grant select on clearing_reason to kith_app, kith_worker;
grant insert on clearing_reason to kith_worker;
create policy worker on clearing_reason to kith_worker using (true) with check (true);
create policy own on clearing_reason for select to kith_app using (
  school_id = (select acting.school_id()) and (select acting.handles_money()));`

export async function up(db: Kysely<unknown>) {
  for (const part of [items, conditions, reasons]) await part.execute(db)
}
