import { type Kysely, sql } from "kysely"

const pools = sql`
create table pool (
  id uuid primary key default uuidv7(),
  lead_school_id uuid not null references school,
  title text not null,
  description text not null default '',
  supplier_name text not null,
  state text not null default 'draft'
    check (state in ('draft', 'open', 'closed', 'ordered', 'delivered', 'invoiced', 'cancelled')),
  outcome text check (outcome in ('cleared', 'nothing-clears')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  delivery_expected_on date,
  delivery_pence bigint not null default 0 check (delivery_pence between 0 and 100000000),
  delivery_vat_rate text not null default 'standard'
    check (delivery_vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  split_rule text not null default 'by-quantity',
  split_settings jsonb not null default '{}',
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  check (closes_at > opens_at),
  check ((state in ('draft', 'open', 'cancelled')) or outcome is not null),
  check (state in ('draft', 'open', 'closed', 'cancelled') or outcome = 'cleared')
);
create index pool_lead_school on pool (lead_school_id, closes_at, id);
create index pool_due on pool (closes_at) where state = 'open';
create index pool_opening on pool (opens_at) where state = 'draft';

-- State and closing instant are repeated here, kept equal by a trigger, so that a group's list is one index range.
create table pool_group (
  pool_id uuid not null references pool on delete cascade,
  group_id uuid not null references school_group,
  state text not null default 'draft',
  closes_at timestamptz not null default 'infinity',
  primary key (pool_id, group_id)
);
create index pool_group_listing on pool_group (group_id, closes_at, pool_id);
create index pool_group_state on pool_group (group_id, state, closes_at, pool_id);
create function pool_group_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'pool_group' then
    select state, closes_at into new.state, new.closes_at from pool where id = new.pool_id;
    return new;
  end if;
  update pool_group set state = new.state, closes_at = new.closes_at where pool_id = new.id;
  return null;
end $$;
create trigger pool_group_starts before insert on pool_group for each row execute function pool_group_follows();
create trigger pool_group_follows after update of state, closes_at on pool for each row
  when ((old.state, old.closes_at) is distinct from (new.state, new.closes_at)) execute function pool_group_follows();

create table pool_item (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool on delete cascade,
  position integer not null,
  name text not null,
  unit text not null,
  pack_size integer not null default 1 check (pack_size between 1 and 100000),
  vat_rate text not null check (vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  cfr_code text not null,
  usual_unit_price bigint check (usual_unit_price > 0),
  unique (pool_id, position)
);
create table price_tier (
  item_id uuid not null references pool_item on delete cascade,
  from_quantity integer not null check (from_quantity >= 1),
  unit_price bigint not null check (unit_price >= 0),
  primary key (item_id, from_quantity)
);
create table pool_transition (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool on delete cascade,
  from_state text not null,
  to_state text not null,
  happened_at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  person_name text not null,
  reason text not null default ''
);
create index pool_transition_pool on pool_transition (pool_id, id);`

const commitments = sql`
create table commitment (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool on delete cascade,
  school_id uuid not null references school,
  purchase_order_number text not null default '',
  committed_by uuid not null references person,
  committed_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  unique (pool_id, school_id)
);
create index commitment_school on commitment (school_id, pool_id);
create table commitment_line (
  commitment_id uuid not null references commitment on delete cascade,
  item_id uuid not null references pool_item on delete cascade,
  quantity integer not null check (quantity between 1 and 1000000),
  primary key (commitment_id, item_id)
);
create index commitment_line_item on commitment_line (item_id) include (quantity);`

const clearings = sql`
create table clearing (
  pool_id uuid primary key references pool,
  cleared_at timestamptz not null default clock_timestamp(),
  outcome text not null check (outcome in ('cleared', 'nothing-clears')),
  goods_pence bigint not null,
  delivery_pence bigint not null,
  vat_pence bigint not null,
  explanation jsonb not null
);
create table cleared_item (
  pool_id uuid not null references clearing,
  item_id uuid not null references pool_item,
  committed_quantity integer not null,
  ordered_quantity integer not null,
  unit_price bigint,
  net_pence bigint not null,
  primary key (pool_id, item_id)
);
create table share (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references clearing,
  school_id uuid not null references school,
  item_id uuid references pool_item,
  quantity integer not null,
  net_pence bigint not null,
  workings jsonb not null
);
comment on column share.item_id is 'null: the school''s part of delivery';
create unique index share_once on share (pool_id, school_id, item_id) nulls not distinct;
create index share_school on share (school_id, pool_id);`

const demand = sql`
-- What the whole group would take, by item: sums only, so that nobody learns another school's quantity from it.
create function pool_demand(pool_ids uuid[]) returns table (pool_id uuid, item_id uuid, quantity bigint, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.pool_id, l.item_id, sum(l.quantity)::bigint, count(*)
  from commitment c join commitment_line l on l.commitment_id = c.id
  where c.pool_id = any (pool_ids) and (
    exists (select from pool_group g where g.pool_id = c.pool_id and g.group_id = any (acting.group_ids()))
    or exists (select from pool p where p.id = c.pool_id and p.lead_school_id = acting.school_id()))
  group by c.pool_id, l.item_id
$$;
-- Which schools are in, without how much; "demand" is what a fellow school may know.
create function pool_participants(wanted_pool uuid) returns table (school_id uuid, committed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.school_id, c.committed_at from commitment c
  where c.pool_id = wanted_pool and (
    exists (select from pool_group g where g.pool_id = c.pool_id and g.group_id = any (acting.group_ids()))
    or exists (select from pool p where p.id = c.pool_id and p.lead_school_id = acting.school_id()))
$$;`

const rights = sql`
grant select on pool, pool_group, pool_item, price_tier, pool_transition, commitment, commitment_line,
  clearing, cleared_item, share to kith_app, kith_worker;
grant insert on pool, pool_group, pool_item, price_tier, pool_transition to kith_app;
grant update on pool, pool_group, pool_item, price_tier to kith_app;
grant delete on pool_group, pool_item, price_tier to kith_app;
grant insert, update, delete on commitment, commitment_line to kith_app;
grant update (state, outcome) on pool to kith_worker;
grant insert on pool_transition, clearing, cleared_item, share to kith_worker;
revoke execute on function pool_demand(uuid[]), pool_participants(uuid) from public;
grant execute on function pool_demand(uuid[]), pool_participants(uuid) to kith_app, kith_worker;

do $$
declare wanted text;
begin
  foreach wanted in array array['pool', 'pool_group', 'pool_item', 'price_tier', 'pool_transition', 'commitment',
    'commitment_line', 'clearing', 'cleared_item', 'share'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;`

const policies = sql`
-- Leading a pool: its lead school, or a coordinator of one of its groups.
create function acting.leads_pool(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from pool p where p.id = wanted_pool and p.lead_school_id = acting.school_id())
    or exists (select from pool_group g where g.pool_id = wanted_pool and g.group_id = any (acting.coordinated_group_ids()));

create policy led on pool to kith_app
  using (lead_school_id = (select acting.school_id()) or exists (
    select from pool_group g where g.pool_id = pool.id and g.group_id = any ((select acting.coordinated_group_ids())::uuid[])))
  with check (lead_school_id = acting.school_id() or acting.leads_pool(id));
create policy offered on pool for select to kith_app using (state <> 'draft' and exists (
  select from pool_group g where g.pool_id = pool.id and g.group_id = any ((select acting.group_ids())::uuid[])));
create policy offered on pool_group for select to kith_app using (
  group_id = any ((select acting.group_ids())::uuid[]) or acting.leads_pool(pool_id));
create policy led on pool_group for insert to kith_app with check (
  group_id = any (acting.group_ids()) and acting.leads_pool(pool_id));
create policy led_change on pool_group for delete to kith_app using (acting.leads_pool(pool_id));

do $$
declare wanted text;
begin
  foreach wanted in array array['pool_item', 'pool_transition', 'clearing', 'cleared_item'] loop
    execute format('create policy offered on %1$I for select to kith_app using (
      exists (select from pool where pool.id = %1$I.pool_id))', wanted);
  end loop;
end $$;
create policy led on pool_item to kith_app using (acting.leads_pool(pool_id)) with check (acting.leads_pool(pool_id));
create policy offered on price_tier for select to kith_app using (exists (select from pool_item where pool_item.id = price_tier.item_id));
create policy led on price_tier to kith_app
  using (exists (select from pool_item i where i.id = price_tier.item_id and acting.leads_pool(i.pool_id)))
  with check (exists (select from pool_item i where i.id = price_tier.item_id and acting.leads_pool(i.pool_id)));
create policy led on pool_transition for insert to kith_app with check (acting.leads_pool(pool_id));

create policy own on commitment to kith_app
  using (school_id = (select acting.school_id()))
  with check (school_id = acting.school_id() and exists (select from pool where pool.id = pool_id and pool.state = 'open'));
create policy led on commitment for select to kith_app using (acting.leads_pool(pool_id));
create policy own on commitment_line to kith_app
  using (exists (select from commitment c where c.id = commitment_id and c.school_id = (select acting.school_id())))
  with check (exists (select from commitment c where c.id = commitment_id and c.school_id = (select acting.school_id())));
create policy led on commitment_line for select to kith_app
  using (exists (select from commitment c where c.id = commitment_id and acting.leads_pool(c.pool_id)));
create policy own on share for select to kith_app using (school_id = (select acting.school_id()));
create policy led on share for select to kith_app using (acting.leads_pool(pool_id));`

export async function up(db: Kysely<unknown>) {
  for (const part of [pools, commitments, clearings, demand, rights, policies]) await part.execute(db)
}
