import { type Kysely, sql } from "kysely"

const tables = sql`
create table post_holder (
  post_id uuid primary key references shared_post,
  resource_id uuid not null references resource,
  named_by uuid not null references person,
  person_name text not null,
  named_at timestamptz not null default clock_timestamp()
);
comment on table post_holder is 'Who fills a post, as somebody who can be booked: the days of the post are theirs and no other''s';
create index post_holder_resource on post_holder (resource_id);

alter table booking_period add column post_id uuid references shared_post, add column for_school_id uuid references school;
alter table booking_period drop constraint booking_period_check;
alter table booking_period add constraint booking_period_of_one check (num_nonnulls(booking_id, waiting_id, post_id) = 1),
  add constraint booking_period_of_post check ((post_id is null) = (for_school_id is null)
    and (post_id is null or (resource_id is not null and blocks)));
comment on column booking_period.post_id is 'a day of a shared post that its holder works; not a booking that anybody asked for';
create index booking_period_post on booking_period (post_id, starts_at) where post_id is not null;`

const rights = sql`
grant select on post_holder to kith_app, kith_worker;
grant insert (post_id, resource_id, named_by, person_name), delete on post_holder to kith_app;
grant insert (post_id, for_school_id) on booking_period to kith_app;
alter table post_holder enable row level security;
create policy worker on post_holder to kith_worker using (true) with check (true);
create function acting.employs_for_post(wanted_post uuid, wanted_resource uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.leads_post(wanted_post) and exists (
    select from shared_post p join resource r on r.school_id = p.employer_school_id and r.kind = 'person'
    where p.id = wanted_post and r.id = wanted_resource);
create policy seen on post_holder for select to kith_app using (
  exists (select from shared_post p where p.id = post_holder.post_id));
create policy named on post_holder for insert to kith_app with check (
  named_by = acting.person_id() and acting.employs_for_post(post_id, resource_id));
create policy named_anew on post_holder for delete to kith_app using (acting.leads_post(post_id));
create policy of_post on booking_period for select to kith_app using (
  post_id is not null and exists (select from shared_post p where p.id = booking_period.post_id));
create policy of_post_kept on booking_period for insert to kith_app with check (
  post_id is not null and acting.leads_post(post_id) and exists (
    select from post_holder h where h.post_id = booking_period.post_id and h.resource_id = booking_period.resource_id));
create policy of_post_freed on booking_period for delete to kith_app using (
  post_id is not null and acting.leads_post(post_id));
create or replace function resource_busy(wanted_resource uuid, within tstzrange)
returns table (starts_at timestamptz, ends_at timestamptz, travel_minutes integer, is_ours boolean, is_held boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.starts_at, p.ends_at, coalesce(b.travel_minutes, d.travel_minutes, 0),
    coalesce(b.school_id, w.school_id, p.for_school_id) is not distinct from acting.school_id(), p.waiting_id is not null
  from booking_period p left join booking b on b.id = p.booking_id left join waiting w on w.id = p.waiting_id
    left join day_bid d on d.post_id = p.post_id and d.school_id = p.for_school_id
  where p.resource_id = wanted_resource and p.blocks and p.during && within and acting.sees_resource(wanted_resource)
  order by p.starts_at
$$;`

export async function up(db: Kysely<unknown>) {
  for (const part of [tables, rights]) await part.execute(db)
}
