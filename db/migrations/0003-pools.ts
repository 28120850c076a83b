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
  -- A released draft opens by itself at opens_at.
  released_at timestamptz,
  -- The closing that schools without an answer have been reminded of; another closing is another reminder.
  reminded_of timestamptz,
  delivery_expected_on date,
  delivery_pence bigint not null default 0 check (delivery_pence between 0 and 100000000),
  delivery_vat_rate text not null default 'standard'
    check (delivery_vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  split_rule text not null default 'by-quantity',
  split_settings jsonb not null default '{}',
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  words tsvector not null generated always as (to_tsvector('english', title || ' ' || supplier_name)) stored,
  check (closes_at > opens_at),
  check ((state in ('draft', 'open', 'cancelled')) or outcome is not null),
  check (state in ('draft', 'open', 'closed', 'cancelled') or outcome = 'cleared')
);
create index pool_lead_school on pool (lead_school_id, state, closes_at, id);
create index pool_due on pool (closes_at) where state = 'open';
create index pool_opening on pool (opens_at) where state = 'draft' and released_at is not null;
-- What schools agree to by joining stands from the opening on; the closing can only be put off, and only before it.
create function pool_terms_stand() returns trigger language plpgsql as $$
declare
  -- The words are generated from the terms, and only after this trigger.
  changing text[] := '{state,outcome,closes_at,reminded_of,words}';
begin
  if to_jsonb(new) - changing is distinct from to_jsonb(old) - changing then
    raise exception 'The terms of a pool stand once it has opened.' using errcode = 'restrict_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('open', 'closed'), ('open', 'cancelled'),
    ('closed', 'ordered'), ('closed', 'cancelled'), ('ordered', 'delivered'), ('delivered', 'invoiced')) then
    raise exception 'A pool never goes from % to %.', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if new.closes_at is distinct from old.closes_at
    and (old.state <> 'open' or new.closes_at < old.closes_at or old.closes_at <= clock_timestamp()) then
    raise exception 'A pool''s closing can only be put off, and only before it.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger pool_terms_stand before update on pool for each row
  when (old.state <> 'draft') execute function pool_terms_stand();

-- State and closing instant are repeated here, kept equal by a trigger, so that a group's list is one index range.
create table pool_group (
  pool_id uuid not null references pool on delete cascade,
  group_id uuid not null references school_group,
  state text not null default 'draft',
  closes_at timestamptz not null default 'infinity',
  primary key (pool_id, group_id)
);
create index pool_group_listing on pool_group (group_id, state, closes_at, pool_id);
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
  unique (pool_id, position),
  unique (pool_id, id)
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
  pool_id uuid not null references pool on delete cascade,
  school_id uuid not null references school,
  purchase_order_number text not null default '',
  committed_by uuid not null references person,
  committed_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (pool_id, school_id)
);
create index commitment_school on commitment (school_id, pool_id);
create table commitment_line (
  pool_id uuid not null,
  school_id uuid not null,
  item_id uuid not null,
  quantity integer not null check (quantity between 1 and 1000000),
  primary key (pool_id, school_id, item_id),
  foreign key (pool_id, school_id) references commitment on delete cascade,
  foreign key (pool_id, item_id) references pool_item (pool_id, id)
);`

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
create index share_school on share (school_id, pool_id);
create table vat_share (
  pool_id uuid not null references clearing,
  school_id uuid not null references school,
  vat_rate text not null check (vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  net_pence bigint not null,
  vat_pence bigint not null,
  workings jsonb not null,
  primary key (pool_id, school_id, vat_rate)
);`

export async function up(db: Kysely<unknown>) {
  for (const part of [pools, commitments, clearings]) await part.execute(db)
}
