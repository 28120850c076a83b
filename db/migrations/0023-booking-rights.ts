import { type Kysely, sql } from "kysely"

const knowledge = sql`
create function acting.owns_resource(wanted_resource uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from resource r where r.id = wanted_resource and r.school_id = acting.school_id());
-- A school that has left the group keeps in sight what it has booked.
create function acting.sees_resource(wanted_resource uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return current_setting('role') = 'kith_worker' or acting.owns_resource(wanted_resource)
    or exists (select from resource_group g where g.resource_id = wanted_resource and g.group_id = any (acting.group_ids()))
    or exists (select from booking b where b.resource_id = wanted_resource and b.school_id = acting.school_id());
-- Before the owner has named anybody, the owner alone is chosen.
create function acting.may_book(wanted_resource uuid, owner uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.speaks_for_school() and case when wanted_resource is null
    then owner = acting.school_id() or owner = any (acting.fellow_school_ids())
    else exists (select from resource r where r.id = wanted_resource and r.school_id = owner and r.active and (
      owner = acting.school_id() or exists (
        select from resource_group g where g.resource_id = r.id and g.group_id = any (acting.group_ids())))) end;
-- A day is taken out of a booking by either of its schools.
create function acting.splits_booking(whole uuid, asking_school uuid, owner uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.speaks_for_school() and exists (select from booking b where b.id = whole and b.school_id = asking_school
    and b.owner_school_id = owner and acting.school_id() in (asking_school, owner));

-- When somebody or something is taken, and not by whom: for every school that may book it.
create function resource_busy(wanted_resource uuid, within tstzrange)
returns table (starts_at timestamptz, ends_at timestamptz, travel_minutes integer, is_ours boolean, is_held boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.starts_at, p.ends_at, coalesce(b.travel_minutes, 0),
    coalesce(b.school_id, w.school_id) is not distinct from acting.school_id(), p.waiting_id is not null
  from booking_period p left join booking b on b.id = p.booking_id left join waiting w on w.id = p.waiting_id
  where p.resource_id = wanted_resource and p.blocks and p.during && within and acting.sees_resource(wanted_resource)
  order by p.starts_at
$$;
-- Acts that count a contract's hours over all schools wait for each other.
create function lock_resource(wanted_resource uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if acting.sees_resource(wanted_resource) then perform from resource where id = wanted_resource for update; end if;
end $$;
-- Time that has become free is held at once for who waits longest for it, so that nobody slips in between.
create function hold_for_next(wanted_resource uuid, until timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare next waiting;
begin
  if not acting.sees_resource(wanted_resource) then return; end if;
  perform from resource where id = wanted_resource and active for update;
  if not found then return; end if;
  for next in select * from waiting w
    where w.resource_id = wanted_resource and w.state = 'waiting' and lower(w.during) > clock_timestamp()
    order by w.asked_at, w.id for update
  loop
    insert into booking_period (waiting_id, resource_id, during, blocks)
      values (next.id, wanted_resource, next.during, true) on conflict do nothing;
    if found then
      update waiting set state = 'held', hold_until = least(until, lower(next.during)) where id = next.id;
      return next next.id;
    end if;
  end loop;
end $$;
-- How many wait for some of the same time, and asked before.
create function waiting_before(wanted_waiting uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from waiting mine join waiting w on w.resource_id = mine.resource_id
    and w.state in ('waiting', 'held') and w.during && mine.during and (w.asked_at, w.id) < (mine.asked_at, mine.id)
  where mine.id = wanted_waiting and mine.school_id = acting.school_id()
$$;
revoke execute on function resource_busy(uuid, tstzrange), lock_resource(uuid), hold_for_next(uuid, timestamptz),
  waiting_before(uuid) from public;
grant execute on function resource_busy(uuid, tstzrange), lock_resource(uuid), hold_for_next(uuid, timestamptz)
  to kith_app, kith_worker;
grant execute on function waiting_before(uuid) to kith_app;`

const rights = sql`
grant select on school_term, school_closure, resource, resource_group, resource_hours, booking, booking_period, waiting
  to kith_app, kith_worker;
grant insert (id, school_id, name, first_day, last_day), delete on school_term to kith_app;
grant insert (id, school_id, during, kind, reason), delete on school_closure to kith_app;
grant insert (id, school_id, kind, person_id, title, description, nation, weekly_minutes, notice_days, price_pence,
    price_per, exchange, active, created_by),
  update (person_id, title, description, nation, weekly_minutes, notice_days, price_pence, price_per, exchange, active)
  on resource to kith_app;
grant insert, delete on resource_group, resource_hours to kith_app;
grant insert (id, resource_id, kind_sought, school_id, owner_school_id, series_id, state, settle_by, price_pence,
    price_per, travel_minutes, note, asked_by, asked_at, decided_by, decided_at, cancelled_by, cancelled_at,
    cancelled_late, reason),
  update (state, resource_id, travel_minutes, decided_by, decided_at, cancelled_by, cancelled_at, cancelled_late,
    delivered_by, delivered_at, settled_at, reason) on booking to kith_app;
grant insert (id, booking_id, resource_id, during, blocks),
  update (booking_id, waiting_id, resource_id, blocks, delivered_minutes) on booking_period to kith_app;
grant insert (id, resource_id, school_id, during, asked_by), update (state, booking_id) on waiting to kith_app;
grant delete on booking_period to kith_app;
grant update (state, decided_at, reason, settled_at) on booking to kith_worker;
grant update (blocks), delete on booking_period to kith_worker;
grant update (state) on waiting to kith_worker;
do $$
declare wanted text;
begin
  foreach wanted in array array['school_term', 'school_closure', 'resource', 'resource_group', 'resource_hours',
    'booking', 'booking_period', 'waiting'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;`

const policies = sql`
-- Schools publish their term dates; whoever books looks at both schools' days.
create policy published on school_term for select to kith_app using ((select acting.person_id()) is not null);
create policy published on school_closure for select to kith_app using ((select acting.person_id()) is not null);
create policy own on school_term to kith_app
  using (school_id = (select acting.school_id()) and (select acting.speaks_for_school()))
  with check (school_id = acting.school_id() and acting.speaks_for_school());
create policy own on school_closure to kith_app
  using (school_id = (select acting.school_id()) and (select acting.speaks_for_school()))
  with check (school_id = acting.school_id() and acting.speaks_for_school());

create policy own on resource for select to kith_app using (school_id = (select acting.school_id()));
create policy oneself on resource for select to kith_app using (person_id = (select acting.person_id()));
create policy offered on resource for select to kith_app using (exists (
  select from resource_group g where g.resource_id = resource.id and g.group_id = any ((select acting.group_ids())::uuid[])));
create policy booked on resource for select to kith_app using (exists (
  select from booking b where b.resource_id = resource.id and b.school_id = (select acting.school_id())));
create policy listed on resource for insert to kith_app with check (
  school_id = acting.school_id() and acting.speaks_for_school() and created_by = acting.person_id());
create policy changed on resource for update to kith_app
  using (school_id = (select acting.school_id()) and (select acting.speaks_for_school()))
  with check (school_id = acting.school_id());
create policy seen on resource_group for select to kith_app using (
  group_id = any ((select acting.group_ids())::uuid[]) or acting.owns_resource(resource_id));
create policy own_shown on resource_group for insert to kith_app with check (
  acting.owns_resource(resource_id) and acting.speaks_for_school() and group_id = any (acting.group_ids()));
create policy own_hidden on resource_group for delete to kith_app using (
  acting.owns_resource(resource_id) and (select acting.speaks_for_school()));
create policy seen on resource_hours for select to kith_app using (
  exists (select from resource r where r.id = resource_hours.resource_id));
create policy own_written on resource_hours for insert to kith_app with check (
  acting.owns_resource(resource_id) and acting.speaks_for_school());
create policy own_removed on resource_hours for delete to kith_app using (
  acting.owns_resource(resource_id) and (select acting.speaks_for_school()));

create policy own on booking for select to kith_app using (school_id = (select acting.school_id()));
create policy owned on booking for select to kith_app using (owner_school_id = (select acting.school_id()));
create policy asked on booking for insert to kith_app with check (
  school_id = acting.school_id() and asked_by = acting.person_id() and series_id is null
  and acting.may_book(resource_id, owner_school_id)
  and (state = 'requested' or (state = 'confirmed' and owner_school_id = acting.school_id())));
create policy taken_out on booking for insert to kith_app with check (
  series_id is not null and state = 'cancelled' and cancelled_by = acting.person_id()
  and acting.splits_booking(series_id, school_id, owner_school_id));
-- The owner answers; either school cancels; who keeps the books says what took place.
create policy moved on booking for update to kith_app
  using ((select acting.school_id()) in (school_id, owner_school_id)
    and ((select acting.speaks_for_school()) or (select acting.handles_money())))
  with check (acting.school_id() in (school_id, owner_school_id) and case
    when state in ('confirmed', 'declined') then owner_school_id = acting.school_id() and acting.speaks_for_school()
    when state = 'cancelled' then acting.speaks_for_school()
    else state in ('delivered', 'settled') end);

create policy booked on booking_period for select to kith_app using (
  exists (select from booking b where b.id = booking_period.booking_id));
create policy held on booking_period for select to kith_app using (
  waiting_id is not null and exists (select from waiting w where w.id = booking_period.waiting_id));
create policy asked on booking_period for insert to kith_app with check (exists (
  select from booking b where b.id = booking_period.booking_id and b.school_id = acting.school_id()
    and b.asked_by = acting.person_id() and b.asked_at >= transaction_timestamp()
    and b.resource_id is not distinct from booking_period.resource_id));
create policy moved on booking_period for update to kith_app
  using (((select acting.speaks_for_school()) or (select acting.handles_money())) and (
    exists (select from booking b where b.id = booking_period.booking_id)
    or exists (select from waiting w where w.id = booking_period.waiting_id and w.school_id = (select acting.school_id()))))
  with check (exists (select from booking b where b.id = booking_period.booking_id));
create policy given_up on booking_period for delete to kith_app using (
  (select acting.speaks_for_school()) and exists (select from waiting w
    where w.id = booking_period.waiting_id and w.school_id = (select acting.school_id())));

create policy own on waiting for select to kith_app using (school_id = (select acting.school_id()));
create policy owned on waiting for select to kith_app using (acting.owns_resource(resource_id));
create policy asked on waiting for insert to kith_app with check (
  school_id = acting.school_id() and asked_by = acting.person_id() and state = 'waiting'
  and acting.speaks_for_school() and acting.sees_resource(resource_id));
create policy answered on waiting for update to kith_app
  using (school_id = (select acting.school_id()) and state in ('waiting', 'held') and (select acting.speaks_for_school()))
  with check (school_id = acting.school_id() and state in ('taken', 'withdrawn'));`

export async function up(db: Kysely<unknown>) {
  for (const part of [knowledge, rights, policies]) await part.execute(db)
}
