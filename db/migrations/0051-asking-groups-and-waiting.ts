import { type Kysely, sql } from "kysely"

const waiting = sql`
alter table waiting add column series_id uuid;
comment on column waiting.series_id is 'the same for days that were asked for together; null: a single time';
create index waiting_series on waiting (series_id) where series_id is not null;
grant insert (series_id) on waiting to kith_app;`

// Until somebody of the group says who it will be, the school that asks stands as the owner too.
const asking = sql`
alter table booking add column group_id uuid references school_group,
  add constraint booking_of_group check (group_id is null or kind_sought is not null);
comment on column booking.group_id is 'of a kind of specialist asked of a whole group: whichever of its schools confirms first becomes the owner';
create index booking_open on booking (group_id, starts_at, id) where state = 'requested' and group_id is not null;
grant insert (group_id), update (owner_school_id) on booking to kith_app;

create or replace function booking_stands() returns trigger language plpgsql as $$
declare
  moves text[] := '{state,resource_id,travel_minutes,starts_at,ends_at,decided_by,decided_at,cancelled_by,cancelled_at,cancelled_late,delivered_by,delivered_at,settled_at,reason}';
begin
  if old.group_id is not null and old.state = 'requested' and new.state = 'confirmed' then
    moves := moves || 'owner_school_id'::text;
  end if;
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.state <> new.state
    and (old.state, new.state) not in (('requested', 'confirmed'), ('requested', 'declined'), ('requested', 'cancelled'),
      ('confirmed', 'cancelled'), ('confirmed', 'delivered'), ('delivered', 'settled'))) then
    raise exception 'A booking goes only forward, and what was asked stands.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create policy open on booking for select to kith_app using (
  state = 'requested' and group_id = any ((select acting.group_ids())::uuid[]));
create policy asked_of_own_group on booking as restrictive for insert to kith_app with check (
  group_id is null or (group_id = any (acting.group_ids()) and owner_school_id = school_id
    and resource_id is null and state = 'requested'));
create policy taken_up on booking for update to kith_app
  using (state = 'requested' and group_id = any ((select acting.group_ids())::uuid[])
    and (select acting.speaks_for_school()))
  with check (state = 'confirmed' and owner_school_id = acting.school_id());
-- Nobody takes up what they have asked for themselves.
create policy by_another_school on booking as restrictive for update to kith_app using (true) with check (
  group_id is null or state <> 'confirmed' or owner_school_id <> school_id);`

export async function up(db: Kysely<unknown>) {
  for (const part of [waiting, asking]) await part.execute(db)
}
