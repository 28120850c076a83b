import { type Kysely, sql } from "kysely"

const change = sql`
create table school_nation (
  school_id uuid primary key references school,
  nation text not null check (nation in ('england-and-wales', 'scotland', 'northern-ireland')),
  set_by uuid not null references person,
  set_at timestamptz not null default clock_timestamp()
);
comment on table school_nation is 'whose bank holidays a school keeps, where it has said so; otherwise its postcode tells';
alter table school_nation enable row level security;
grant select on school_nation to kith_app, kith_worker;
grant insert (school_id, nation, set_by), update (nation, set_by) on school_nation to kith_app;
create policy worker on school_nation to kith_worker using (true) with check (true);
create policy published on school_nation for select to kith_app using ((select acting.person_id()) is not null);
create policy own on school_nation to kith_app
  using (school_id = (select acting.school_id()) and (select acting.speaks_for_school()))
  with check (school_id = acting.school_id() and acting.speaks_for_school() and set_by = acting.person_id());`

export const up = (db: Kysely<unknown>) => change.execute(db)
