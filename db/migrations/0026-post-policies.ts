import { type Kysely, sql } from "kysely"

const rights = sql`
grant select on shared_post, shared_post_group, post_pay, post_step, day_bid, post_clearing, day_share to kith_app, kith_worker;
grant insert (id, employer_school_id, title, description, half_days, least_half_days, starts_on, ends_on, weeks, closes_at,
    travel_day_pence, created_by),
  update (employer_school_id, title, description, half_days, least_half_days, starts_on, ends_on, weeks, closes_at,
    travel_day_pence, state) on shared_post to kith_app;
grant insert (post_id, group_id), delete on shared_post_group to kith_app;
grant insert, delete on post_pay to kith_app;
grant insert (post_id, from_state, to_state, person_id, person_name, reason) on post_step to kith_app, kith_worker;
grant insert, update (half_days, limit_day_pence, wishes, prefers_half_days, travel_minutes, committed_by, changed_at),
  delete on day_bid to kith_app;
grant update (state) on shared_post to kith_worker;
grant insert on post_clearing, day_share to kith_worker;
do $$
declare wanted text;
begin
  foreach wanted in array array['shared_post', 'shared_post_group', 'post_pay', 'post_step', 'day_bid', 'post_clearing',
    'day_share'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;`

const knowledge = sql`
-- Leading a post: those who speak for the school that employs, and coordinators of its groups.
create function acting.leads_post(wanted_post uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from shared_post p where p.id = wanted_post and p.employer_school_id = acting.school_id()
      and acting.speaks_for_school())
    or exists (select from shared_post_group g where g.post_id = wanted_post
      and g.group_id = any (acting.coordinated_group_ids()));
create function acting.drafts_post(wanted_post uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from shared_post p where p.id = wanted_post and p.state = 'draft'
    and (acting.leads_post(wanted_post)
      -- Who has just written a draft for another school leads it by nothing else yet.
      or (p.created_by = acting.person_id() and p.created_at >= transaction_timestamp())));
create function acting.may_employ(wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return (wanted_school = acting.school_id() and acting.speaks_for_school())
    or exists (select from group_school m where m.school_id = wanted_school and m.left_at is null
      and m.group_id = any (acting.coordinated_group_ids()));
create function acting.employs(wanted_post uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from shared_post p where p.id = wanted_post and p.employer_school_id = wanted_school);
create function acting.may_commit_days(wanted_post uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return wanted_school = acting.school_id() and acting.handles_money() and exists (
    select from shared_post p where p.id = wanted_post and p.state = 'open' and p.closes_at > statement_timestamp());
-- Those of the posts that this person sees, asked once for all of them; the worker sees every one.
create function acting.seen_posts(post_ids uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  with acting_for as materialized (
    select acting.school_id() as school, acting.group_ids() as groups, acting.coordinated_group_ids() as coordinated
  )
  select array_agg(p.id) from acting_for a, unnest(post_ids) wanted(id) join shared_post p on p.id = wanted.id
  where current_setting('role') = 'kith_worker' or p.employer_school_id = a.school
    or exists (select from shared_post_group g where g.post_id = p.id
      and (g.group_id = any (a.coordinated) or (p.state <> 'draft' and g.group_id = any (a.groups))))
    or exists (select from day_bid b where b.post_id = p.id and b.school_id = a.school)
$$;
-- How many half-days a week are asked for together, and by how many schools: sums only.
create function post_demand(post_ids uuid[]) returns table (post_id uuid, half_days bigint, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.post_id, sum(b.half_days)::bigint, count(*) from day_bid b
  where b.post_id = any (acting.seen_posts(post_ids)) group by b.post_id
$$;
-- Which schools have answered. How many days each asks for is theirs and the leaders' to know; what each has got is everybody's.
create function post_schools(wanted_post uuid)
returns table (school_id uuid, name text, asked smallint, half_days smallint, waiting smallint, committed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.school_id, s.name,
    case when d.post_id is not null or b.school_id = acting.school_id() or acting.leads_post(wanted_post)
      or current_setting('role') = 'kith_worker' then b.half_days end,
    d.half_days, d.waiting, b.committed_at
  from day_bid b join school s on s.id = b.school_id
  left join day_share d on d.post_id = b.post_id and d.school_id = b.school_id
  where b.post_id = wanted_post and acting.seen_posts(array[wanted_post]) is not null
$$;
-- What schools can do on which days, for whoever makes the week and whoever shares it.
create function post_week_wishes(wanted_post uuid)
returns table (school_id uuid, wishes text[], prefers_half_days boolean, travel_minutes smallint)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.school_id, b.wishes, b.prefers_half_days, b.travel_minutes from day_bid b
  join day_share d on d.post_id = b.post_id and d.school_id = b.school_id and d.half_days > 0
  where b.post_id = wanted_post and acting.seen_posts(array[wanted_post]) is not null
$$;
-- Everybody's limits, for a calculation alone.
create function post_bids(wanted_post uuid) returns table (school_id uuid, half_days smallint, limit_day_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.school_id, b.half_days, b.limit_day_pence from day_bid b
  where b.post_id = wanted_post and acting.seen_posts(array[wanted_post]) is not null
$$;
-- Heads and business managers of the schools that a post concerns, once each; for the worker and for whoever leads it.
create function post_addressees(wanted_post uuid, whom text) returns table (school_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  with concerned as (
    select m.school_id from shared_post_group g join group_school m on m.group_id = g.group_id and m.left_at is null
    where g.post_id = wanted_post and whom = 'everybody'
    union select b.school_id from day_bid b where b.post_id = wanted_post and whom in ('everybody', 'participants')
    union select d.school_id from day_share d where d.post_id = wanted_post and d.half_days > 0 and whom = 'members'
    union select p.employer_school_id from shared_post p where p.id = wanted_post
  )
  select distinct r.school_id, p.name, p.email from concerned
  join school_role r on r.school_id = concerned.school_id and r.ended_at is null and r.role in ('head', 'business-manager')
  join person p on p.id = r.person_id
  where acting.leads_post(wanted_post) or current_setting('role') = 'kith_worker'
$$;
do $$
declare wanted text;
begin
  foreach wanted in array array['post_demand(uuid[])', 'post_schools(uuid)', 'post_week_wishes(uuid)', 'post_bids(uuid)',
    'post_addressees(uuid, text)'] loop
    execute format('revoke execute on function %s from public', wanted);
    execute format('grant execute on function %s to kith_app, kith_worker', wanted);
  end loop;
end $$;`

const policies = sql`
create policy employing on shared_post for select to kith_app using (employer_school_id = (select acting.school_id()));
create policy offered on shared_post for select to kith_app using (exists (
  select from shared_post_group g where g.post_id = shared_post.id and (
    (shared_post.state <> 'draft' and g.group_id = any ((select acting.group_ids())::uuid[]))
    or g.group_id = any ((select acting.coordinated_group_ids())::uuid[]))));
create policy answered on shared_post for select to kith_app using (exists (
  select from day_bid b where b.post_id = shared_post.id and b.school_id = (select acting.school_id())));
create policy drafted on shared_post for insert to kith_app with check (
  created_by = acting.person_id() and acting.may_employ(employer_school_id));
create policy led on shared_post for update to kith_app using (acting.leads_post(id))
  with check (acting.employs(id, employer_school_id) or acting.may_employ(employer_school_id));
create policy seen on shared_post_group for select to kith_app using (
  (state <> 'draft' and group_id = any ((select acting.group_ids())::uuid[]))
  or acting.seen_posts(array[post_id]) is not null);
create policy offering on shared_post_group for insert to kith_app with check (
  group_id = any (acting.group_ids()) and acting.drafts_post(post_id));
create policy offering_ends on shared_post_group for delete to kith_app using (acting.drafts_post(post_id));
create policy drafted on post_pay for insert to kith_app with check (
  entered_by = acting.person_id() and acting.drafts_post(post_id));
create policy taken_back on post_pay for delete to kith_app using (acting.drafts_post(post_id));
create policy recorded on post_step for insert to kith_app with check (
  person_id = acting.person_id() and acting.leads_post(post_id));
do $$
declare wanted text;
begin
  foreach wanted in array array['post_pay', 'post_step', 'post_clearing'] loop
    execute format('create policy seen on %1$I for select to kith_app using (
      exists (select from shared_post p where p.id = %1$I.post_id))', wanted);
  end loop;
end $$;
create policy own on day_bid for select to kith_app using (school_id = (select acting.school_id()));
create policy committing on day_bid for insert to kith_app with check (
  committed_by = acting.person_id() and acting.may_commit_days(post_id, school_id) and exists (
    select from shared_post_group g where g.post_id = day_bid.post_id and g.group_id = any (acting.group_ids())));
create policy changing on day_bid for update to kith_app using (school_id = (select acting.school_id()))
  with check (committed_by = acting.person_id() and acting.may_commit_days(post_id, school_id));
create policy withdrawing on day_bid for delete to kith_app using (
  school_id = (select acting.school_id()) and acting.may_commit_days(post_id, school_id));
create policy own on day_share for select to kith_app using (school_id = (select acting.school_id()));
create policy led on day_share for select to kith_app using (acting.leads_post(post_id));`

export async function up(db: Kysely<unknown>) {
  for (const part of [rights, knowledge, policies]) await part.execute(db)
}
