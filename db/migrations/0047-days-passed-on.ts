import { type Kysely, sql } from "kysely"

const tables = sql`
create table days_given_up (
  id uuid primary key,
  post_id uuid not null references post_clearing,
  school_id uuid not null references school,
  half_days smallint not null check (half_days between 1 and 10),
  from_day date not null,
  reason text not null default '',
  given_up_by uuid not null references person,
  person_name text not null,
  given_up_at timestamptz not null default clock_timestamp(),
  taken_back_at timestamptz
);
comment on table days_given_up is 'A school keeps, and pays, what it gives up until another one takes it';
create index days_given_up_post on days_given_up (post_id, given_up_at) where taken_back_at is null;

-- A row for each half-day a week that a school waits for; who stands first is asked first.
create table day_waiting (
  id uuid primary key default uuidv7(),
  post_id uuid not null references shared_post,
  school_id uuid not null references school,
  place bigint not null generated always as identity,
  state text not null default 'waiting' check (state in ('waiting', 'held', 'taken', 'lapsed', 'withdrawn')),
  asked_by uuid references person,
  asked_at timestamptz not null default clock_timestamp(),
  given_up_id uuid references days_given_up,
  hold_until timestamptz,
  told_at timestamptz,
  taken_from date,
  day_pence bigint,
  answered_by uuid references person,
  answered_at timestamptz,
  check ((state in ('held', 'taken')) <= (given_up_id is not null and hold_until is not null)),
  check ((state = 'taken') = (taken_from is not null and day_pence is not null))
);
comment on column day_waiting.asked_by is 'null: it was left over when the post closed';
comment on column day_waiting.given_up_id is 'whose days are, or were last, held for it';
comment on column day_waiting.told_at is 'when it was told of what is held for it';
comment on column day_waiting.day_pence is 'what a day cost when it took it';
create index day_waiting_post on day_waiting (post_id, state, place);
create index day_waiting_school on day_waiting (school_id, state);
create index day_waiting_held on day_waiting (hold_until) where state = 'held';
create index day_waiting_given_up on day_waiting (given_up_id) where given_up_id is not null;
insert into day_waiting (post_id, school_id)
select c.post_id, w.school_id from post_clearing c join shared_post p on p.id = c.post_id,
  unnest(c.waiting) with ordinality w(school_id, turn)
where p.state in ('formed', 'running') order by c.post_id, w.turn;`

const knowledge = sql`
-- How many half-days a week each school has of a post on a day: what it got, what it took since, less what was taken from it.
create function post_holdings(wanted_post uuid, on_day date) returns table (school_id uuid, half_days smallint)
language sql stable security definer set search_path = public, pg_temp as $$
  select had.school_id, sum(had.half_days)::smallint from (
    select s.school_id, s.half_days from day_share s where s.post_id = wanted_post
    union all select w.school_id, 1 from day_waiting w
      where w.post_id = wanted_post and w.state = 'taken' and w.taken_from <= on_day
    union all select g.school_id, -1 from day_waiting w join days_given_up g on g.id = w.given_up_id
      where w.post_id = wanted_post and w.state = 'taken' and w.taken_from <= on_day
  ) had where acting.seen_posts(array[wanted_post]) is not null
  group by had.school_id having sum(had.half_days) > 0
$$;
-- Who waits, in order, for everybody who sees the post.
create function post_waiting_list(wanted_post uuid)
returns table (place bigint, school_id uuid, name text, state text, hold_until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.place, w.school_id, s.name, w.state, w.hold_until from day_waiting w join school s on s.id = w.school_id
  where w.post_id = wanted_post and w.state in ('waiting', 'held') and acting.seen_posts(array[wanted_post]) is not null
  order by w.place
$$;
create function acting.shares_post(wanted_post uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from shared_post p where p.id = wanted_post and p.state in ('formed', 'running'));
create function acting.has_days(wanted_post uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from post_holdings(wanted_post, 'infinity') h where h.school_id = wanted_school);
create function acting.may_wait_for_days(wanted_post uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return wanted_school = acting.school_id() and acting.handles_money() and acting.shares_post(wanted_post) and exists (
    select from shared_post_group g where g.post_id = wanted_post and g.group_id = any (acting.group_ids()));
-- What has been given up is held at once for who waits longest, so that nobody slips in between; answers how many rows.
create function hold_days_for_next(wanted_post uuid, until timestamptz) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  given days_given_up;
  held integer := 0;
  left_over integer;
  now_held integer;
begin
  if acting.seen_posts(array[wanted_post]) is null or not acting.shares_post(wanted_post) then return 0; end if;
  for given in select * from days_given_up g
    where g.post_id = wanted_post and g.taken_back_at is null order by g.given_up_at, g.id for update
  loop
    select given.half_days - count(*) into left_over from day_waiting w
      where w.given_up_id = given.id and w.state in ('held', 'taken');
    update day_waiting w set state = 'held', given_up_id = given.id, hold_until = until, told_at = null
    where w.id in (select n.id from day_waiting n
      where n.post_id = wanted_post and n.state = 'waiting' and n.school_id <> given.school_id
      order by n.place limit left_over for update);
    get diagnostics now_held = row_count;
    held := held + now_held;
  end loop;
  return held;
end $$;
-- Who takes back what it gave up keeps what nobody has taken; those for whom it was held wait on in their places.
create function let_go_of_days(wanted uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update days_given_up set taken_back_at = clock_timestamp()
    where id = wanted and school_id = acting.school_id() and taken_back_at is null and acting.handles_money();
  if found then
    update day_waiting set state = 'waiting', given_up_id = null, hold_until = null, told_at = null
      where given_up_id = wanted and state = 'held';
  end if;
end $$;
-- Days that pass from school to school are everybody's to know, who gave them up for what reason is not.
create function post_days_passed_on(wanted_post uuid)
returns table (from_school text, to_school text, half_days bigint, taken_from date, day_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.name, t.name, count(*), w.taken_from, w.day_pence
  from day_waiting w join days_given_up g on g.id = w.given_up_id join school f on f.id = g.school_id
    join school t on t.id = w.school_id
  where w.post_id = wanted_post and w.state = 'taken' and acting.seen_posts(array[wanted_post]) is not null
  group by f.name, t.name, w.taken_from, w.day_pence order by w.taken_from, f.name, t.name
$$;
-- From when what is held for one's school would be its own.
create function post_day_given(wanted_waiting uuid) returns date
language sql stable security definer set search_path = public, pg_temp as $$
  select greatest(g.from_day, (now() at time zone 'Europe/London')::date + 1)
  from day_waiting w join days_given_up g on g.id = w.given_up_id
  where w.id = wanted_waiting and (w.school_id = acting.school_id() or current_setting('role') = 'kith_worker')
$$;
-- How much others have taken of what one's school gave up.
create function post_days_taken(wanted uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from days_given_up g join day_waiting w on w.given_up_id = g.id and w.state = 'taken'
  where g.id = wanted and (g.school_id = acting.school_id() or acting.leads_post(g.post_id))
$$;
-- Whose days one's school has taken, so that they hear of it.
create function givers_of(waiting_ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct g.school_id from day_waiting w join days_given_up g on g.id = w.given_up_id
  where w.id = any (waiting_ids) and w.school_id = acting.school_id()
$$;
create or replace function post_schools(wanted_post uuid)
returns table (school_id uuid, name text, asked smallint, half_days smallint, waiting smallint, committed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with post as materialized (
    select c.outcome = 'formed' as has_formed from shared_post p left join post_clearing c on c.post_id = p.id
    where p.id = wanted_post
  ), has as materialized (select * from post_holdings(wanted_post, 'infinity'))
  select b.school_id, s.name,
    case when d.post_id is not null or b.school_id = acting.school_id() or acting.leads_post(wanted_post)
      or current_setting('role') = 'kith_worker' then b.half_days end,
    case when post.has_formed then coalesce(h.half_days, 0::smallint) else d.half_days end,
    case when post.has_formed then (select count(*)::smallint from day_waiting w
      where w.post_id = wanted_post and w.school_id = b.school_id and w.state in ('waiting', 'held')) else d.waiting end,
    b.committed_at
  from post, day_bid b join school s on s.id = b.school_id
  left join day_share d on d.post_id = b.post_id and d.school_id = b.school_id
  left join has h on h.school_id = b.school_id
  where b.post_id = wanted_post and acting.seen_posts(array[wanted_post]) is not null
$$;
create or replace function post_week_wishes(wanted_post uuid)
returns table (school_id uuid, wishes text[], prefers_half_days boolean, travel_minutes smallint)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.school_id, b.wishes, b.prefers_half_days, b.travel_minutes from day_bid b
  where b.post_id = wanted_post and acting.seen_posts(array[wanted_post]) is not null
$$;
create or replace function acting.writes_week(wanted_week uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from post_week w, post_holdings(w.post_id, w.valid_from) h
    where w.id = wanted_week and h.school_id = wanted_school and acting.makes_week(w.post_id, w.valid_from));
-- Whoever has days now, or had some, reads what concerns those who share the post.
create or replace function post_addressees(wanted_post uuid, whom text) returns table (school_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  with concerned as (
    select m.school_id from shared_post_group g join group_school m on m.group_id = g.group_id and m.left_at is null
    where g.post_id = wanted_post and whom = 'everybody'
    union select b.school_id from day_bid b where b.post_id = wanted_post and whom in ('everybody', 'participants')
    union select d.school_id from day_share d where d.post_id = wanted_post and d.half_days > 0 and whom = 'members'
    union select w.school_id from day_waiting w where w.post_id = wanted_post and w.state = 'taken' and whom = 'members'
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
  foreach wanted in array array['post_holdings(uuid, date)', 'post_waiting_list(uuid)', 'post_days_passed_on(uuid)',
    'hold_days_for_next(uuid, timestamptz)', 'let_go_of_days(uuid)', 'post_day_given(uuid)',
    'post_days_taken(uuid)', 'givers_of(uuid[])'] loop
    execute format('revoke execute on function %s from public', wanted);
    execute format('grant execute on function %s to kith_app, kith_worker', wanted);
  end loop;
end $$;`

const rights = sql`
grant select on days_given_up, day_waiting to kith_app, kith_worker;
grant insert (id, post_id, school_id, half_days, from_day, reason, given_up_by, person_name) on days_given_up to kith_app;
grant insert (post_id, school_id, asked_by), update (state, taken_from, day_pence, answered_by, answered_at)
  on day_waiting to kith_app;
grant insert (post_id, school_id), update (state, told_at) on day_waiting to kith_worker;
alter table days_given_up enable row level security;
alter table day_waiting enable row level security;
create policy worker on days_given_up to kith_worker using (true) with check (true);
create policy worker on day_waiting to kith_worker using (true) with check (true);
create policy own on days_given_up for select to kith_app using (school_id = (select acting.school_id()));
create policy led on days_given_up for select to kith_app using (acting.leads_post(post_id));
create policy given_up on days_given_up for insert to kith_app with check (
  school_id = acting.school_id() and given_up_by = acting.person_id() and acting.handles_money()
  and acting.shares_post(post_id) and acting.has_days(post_id, school_id));
create policy own on day_waiting for select to kith_app using (school_id = (select acting.school_id()));
create policy led on day_waiting for select to kith_app using (acting.leads_post(post_id));
create policy waits on day_waiting for insert to kith_app with check (
  state = 'waiting' and asked_by = acting.person_id() and acting.may_wait_for_days(post_id, school_id));
create policy answered on day_waiting for update to kith_app
  using (school_id = (select acting.school_id()) and state in ('waiting', 'held') and (select acting.handles_money()))
  with check (school_id = acting.school_id() and answered_by = acting.person_id() and state in ('taken', 'withdrawn'));
-- A school that waits says what it would take, as those did that answered in time; what members said stands.
create policy waiting on day_bid for insert to kith_app with check (
  committed_by = acting.person_id() and acting.may_wait_for_days(post_id, school_id));
create policy waiting_anew on day_bid for update to kith_app
  using (school_id = (select acting.school_id()) and not acting.has_days(post_id, school_id))
  with check (committed_by = acting.person_id() and acting.may_wait_for_days(post_id, school_id));`

export async function up(db: Kysely<unknown>) {
  for (const part of [tables, knowledge, rights]) await part.execute(db)
}
