import { type Kysely, sql } from "kysely"

const revisions = sql`
alter table clearing add column revision integer not null default 1 check (revision >= 1);
alter table cleared_item add column revision integer not null default 1;
alter table share add column revision integer not null default 1;
alter table vat_share add column revision integer not null default 1;
alter table clearing drop constraint clearing_pkey cascade;
alter table clearing add primary key (pool_id, revision);
alter table cleared_item drop constraint cleared_item_pkey;
alter table cleared_item add primary key (pool_id, revision, item_id);
alter table vat_share drop constraint vat_share_pkey;
alter table vat_share add primary key (pool_id, revision, school_id, vat_rate);
drop index share_once;
create unique index share_once on share (pool_id, revision, school_id, item_id) nulls not distinct;
do $$
declare kept text;
begin
  foreach kept in array array['cleared_item', 'share', 'vat_share'] loop
    execute format('alter table %I add foreign key (pool_id, revision) references clearing', kept);
  end loop;
  -- Why a school was in or out was settled at the closing.
  if to_regclass('clearing_reason') is not null then
    alter table clearing_reason add column revision integer not null default 1 check (revision = 1);
    alter table clearing_reason add foreign key (pool_id, revision) references clearing;
  end if;
end $$;`

const additions = sql`
-- What a school of a closed pool would take on top, until its lead places the order.
create table addition (
  id uuid primary key,
  pool_id uuid not null references pool,
  school_id uuid not null references school,
  note text not null default '',
  asked_by uuid not null references person,
  person_name text not null,
  asked_at timestamptz not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'taken-back')),
  settled_by uuid references person,
  settled_at timestamptz,
  reason text not null default '',
  check ((state = 'waiting') = (settled_at is null))
);
comment on column addition.reason is 'why it was refused';
create unique index addition_waiting on addition (pool_id, school_id) where state = 'waiting';
create index addition_pool on addition (pool_id, id);
create index addition_school on addition (school_id, pool_id);
create table addition_line (
  addition_id uuid not null references addition,
  item_id uuid not null references pool_item,
  quantity integer not null check (quantity between 1 and 1000000),
  primary key (addition_id, item_id)
);
-- A clearing never changes: it is followed by another one, which takes its place for everybody.
create table clearing_revision (
  pool_id uuid not null,
  supersedes integer not null,
  revision integer not null check (revision = supersedes + 1),
  addition_id uuid not null unique references addition,
  changes jsonb not null,
  revised_at timestamptz not null default clock_timestamp(),
  primary key (pool_id, supersedes),
  foreign key (pool_id, supersedes) references clearing (pool_id, revision),
  foreign key (pool_id, revision) references clearing (pool_id, revision)
);
comment on column clearing_revision.changes is
  'By item what was added and the price before and after: sums only, so that everybody in the pool may read them';
create trigger unchangeable before update or delete or truncate on clearing_revision
  for each statement execute function refuse_change();
create trigger unchangeable before update or delete or truncate on addition_line
  for each statement execute function refuse_change();
-- What was asked stands, and an answer is given once.
create function addition_stands() returns trigger language plpgsql as $$
begin
  if old.state <> 'waiting' or to_jsonb(new) - '{state,settled_by,settled_at,reason}'::text[]
    is distinct from to_jsonb(old) - '{state,settled_by,settled_at,reason}'::text[] then
    raise exception 'An addition is asked for once and answered once.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger addition_stands before update on addition for each row execute function addition_stands();`

const rights = sql`
grant select on addition, addition_line, clearing_revision to kith_app, kith_worker;
grant insert (id, pool_id, school_id, note, asked_by, person_name), update (state, settled_by, settled_at, reason)
  on addition to kith_app;
grant insert on addition_line, clearing_revision, clearing, cleared_item, share, vat_share to kith_app;
do $$
declare wanted text;
begin
  foreach wanted in array array['addition', 'addition_line', 'clearing_revision'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;

create function acting.takes_additions(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from pool p where p.id = wanted_pool and p.state = 'closed' and p.outcome = 'cleared');
create function acting.may_ask_to_add(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.handles_money() and acting.takes_additions(wanted_pool) and exists (
    select from share s where s.pool_id = wanted_pool and s.school_id = acting.school_id());
create policy own on addition for select to kith_app using (school_id = (select acting.school_id()));
create policy led on addition for select to kith_app using (acting.leads_pool(pool_id));
create policy asked on addition for insert to kith_app with check (
  school_id = acting.school_id() and asked_by = acting.person_id() and acting.may_ask_to_add(pool_id));
create policy settled on addition for update to kith_app
  using ((school_id = acting.school_id() and acting.handles_money()) or acting.leads_pool(pool_id))
  with check (settled_by = acting.person_id() and case state
    when 'taken-back' then school_id = acting.school_id()
    when 'refused' then acting.leads_pool(pool_id)
    else acting.leads_pool(pool_id) and acting.takes_additions(pool_id) end);
create policy seen on addition_line for select to kith_app using (
  exists (select from addition a where a.id = addition_line.addition_id));
create policy asked on addition_line for insert to kith_app with check (exists (
  select from addition a where a.id = addition_line.addition_id and a.asked_by = acting.person_id()
    and a.school_id = acting.school_id() and a.asked_at >= transaction_timestamp()));

-- Another clearing comes of an addition that this person has accepted in this transaction, and of nothing else.
create function acting.may_revise(wanted_pool uuid, wanted_revision integer) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return wanted_revision > 1 and acting.leads_pool(wanted_pool) and acting.takes_additions(wanted_pool) and exists (
    select from addition a where a.pool_id = wanted_pool and a.state = 'accepted'
      and a.settled_by = acting.person_id() and a.settled_at >= transaction_timestamp());
do $$
declare wanted text;
begin
  foreach wanted in array array['clearing', 'cleared_item', 'share', 'vat_share', 'clearing_revision'] loop
    execute format('create policy revising on %I for insert to kith_app with check (acting.may_revise(pool_id, revision))', wanted);
  end loop;
  -- A clearing that another one follows is out of everybody's sight, even where a query forgets that there are several.
  foreach wanted in array array['clearing', 'cleared_item', 'share', 'vat_share'] loop
    execute format('create policy standing on %1$I as restrictive for select to kith_app, kith_worker using (not exists (
      select from clearing_revision later
      where later.pool_id = %1$I.pool_id and later.supersedes = %1$I.revision))', wanted);
  end loop;
end $$;
create policy offered on clearing_revision for select to kith_app using (
  exists (select from pool where pool.id = clearing_revision.pool_id));`

const readers = sql`
create or replace function shares_of(wanted_pool uuid) returns setof share
language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (select acting.school_id() as school, acting.leads_pool(wanted_pool) as leads)
  select s.* from reader join share s on s.pool_id = wanted_pool and (reader.leads or s.school_id = reader.school)
  where not exists (select from clearing_revision later
    where later.pool_id = s.pool_id and later.supersedes = s.revision)
$$;
create or replace function vat_shares_of(wanted_pool uuid) returns setof vat_share
language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (select acting.school_id() as school, acting.leads_pool(wanted_pool) as leads)
  select v.* from reader join vat_share v on v.pool_id = wanted_pool and (reader.leads or v.school_id = reader.school)
  where not exists (select from clearing_revision later
    where later.pool_id = v.pool_id and later.supersedes = v.revision)
$$;`

export async function up(db: Kysely<unknown>) {
  for (const part of [revisions, additions, rights, readers]) await part.execute(db)
}
