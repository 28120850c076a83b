import { type Kysely, sql } from "kysely"

const otherwise = sql`
-- A booking that was to be made good in hours, and is paid for or given instead: the school that had the time offers
-- the money, and the one that gave it makes the gift.
create table settled_otherwise (
  booking_id uuid primary key references booking,
  settle_by text not null check (settle_by in ('money', 'gift')),
  chosen_by uuid not null references person,
  person_name text not null,
  chosen_at timestamptz not null default clock_timestamp()
);
create trigger unchangeable before update or delete or truncate on settled_otherwise
  for each statement execute function refuse_change();
alter table settled_otherwise enable row level security;
grant select on settled_otherwise to kith_app, kith_worker;
grant insert (booking_id, settle_by, chosen_by, person_name) on settled_otherwise to kith_app;
create policy worker on settled_otherwise to kith_worker using (true) with check (true);
create policy party on settled_otherwise for select to kith_app using (
  exists (select from booking b where b.id = booking_id));
create policy chosen on settled_otherwise for insert to kith_app with check (
  chosen_by = acting.person_id() and acting.handles_money() and exists (select from booking b where b.id = booking_id
    and b.state = 'delivered' and b.settle_by = 'hours'
    and acting.school_id() = case when settled_otherwise.settle_by = 'money' then b.school_id else b.owner_school_id end));`

export async function up(db: Kysely<unknown>) {
  await otherwise.execute(db)
}
