import { type Kysely, sql } from "kysely"

const limits = sql`
-- Every change of a school's limits is a whole new version: which ones held on a day can always be told.
create table spending_limit_version (
  school_id uuid not null references school,
  version integer not null check (version >= 1),
  set_by uuid not null references person,
  set_by_name text not null,
  set_at timestamptz not null default clock_timestamp(),
  primary key (school_id, version)
);
create table spending_limit (
  school_id uuid not null,
  version integer not null,
  holder text not null check (holder in ('finance', 'business-manager', 'head', 'governors')),
  cfr_code text,
  limit_pence bigint not null check (limit_pence >= 0),
  foreign key (school_id, version) references spending_limit_version,
  unique nulls not distinct (school_id, version, holder, cfr_code)
);
comment on column spending_limit.holder is
  'whose limit it is: what they may commit alone; for governors, what may be committed without them';
comment on column spending_limit.cfr_code is 'null: for every code that has no limit of its own';
comment on column spending_limit.limit_pence is 'VAT included';

do $$
declare wanted text;
begin
  foreach wanted in array array['spending_limit_version', 'spending_limit'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create trigger unchangeable before update or delete or truncate on %I
      for each statement execute function refuse_change()', wanted);
    execute format('grant select on %I to kith_app', wanted);
    execute format('create policy own on %I for select to kith_app using (school_id = (select acting.school_id()))', wanted);
  end loop;
end $$;
grant insert (school_id, version, set_by, set_by_name) on spending_limit_version to kith_app;
grant insert on spending_limit to kith_app;
create policy set_by_head on spending_limit_version for insert to kith_app with check (
  school_id = acting.school_id() and 'head' = any (acting.roles()) and set_by = acting.person_id());
create policy set_by_head on spending_limit for insert to kith_app with check (
  school_id = acting.school_id() and 'head' = any (acting.roles()));
-- A version is written whole, with the one who sets it.
create function spending_limit_is_new() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from spending_limit_version v where v.school_id = new.school_id and v.version = new.version
    and v.xmin <> pg_current_xact_id()::xid) then
    raise exception 'Limits that hold do not change: set a new version.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger spending_limit_is_new before insert on spending_limit for each row execute function spending_limit_is_new();`

export async function up(db: Kysely<unknown>) {
  await limits.execute(db)
}
