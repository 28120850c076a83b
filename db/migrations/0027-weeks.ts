import { type Kysely, sql } from "kysely"

/** How a post's days fall on its schools, from a day on: what was true before it stays. */
const weeks = sql`
create table post_week (
  id uuid primary key,
  post_id uuid not null references post_clearing,
  valid_from date not null,
  kind text not null check (kind in ('weekly', 'in-turn')),
  -- "1-am" is Monday morning.
  worked text[] not null,
  made_by uuid not null references person,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  unique (post_id, valid_from)
);
comment on column post_week.kind is 'weekly: the same every week; in-turn: whole days, each given to one school after another';
create table post_visit (
  week_id uuid not null references post_week on delete cascade,
  weekday smallint not null check (weekday between 1 and 5),
  half text not null check (half in ('am', 'pm')),
  school_id uuid not null references school,
  is_whole_day boolean not null,
  primary key (week_id, weekday, half)
);
create table post_turn (
  week_id uuid not null references post_week on delete cascade,
  day date not null,
  school_id uuid not null references school,
  primary key (week_id, day)
);
grant select on post_week, post_visit, post_turn to kith_app, kith_worker;
grant insert (id, post_id, valid_from, kind, worked, made_by, made_by_name), delete on post_week to kith_app;
grant insert on post_visit, post_turn to kith_app;
do $$
declare wanted text;
begin
  foreach wanted in array array['post_week', 'post_visit', 'post_turn'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;

create function acting.makes_week(wanted_post uuid, wanted_from date) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.leads_post(wanted_post) and exists (
    select from shared_post p where p.id = wanted_post and p.state in ('formed', 'running')
      -- What has been delivered has been delivered.
      and wanted_from >= greatest((now() at time zone 'Europe/London')::date, p.starts_on));
create function acting.writes_week(wanted_week uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from post_week w join day_share d on d.post_id = w.post_id and d.half_days > 0
    where w.id = wanted_week and d.school_id = wanted_school and acting.makes_week(w.post_id, w.valid_from));
create policy seen on post_week for select to kith_app using (
  exists (select from shared_post p where p.id = post_week.post_id));
create policy made on post_week for insert to kith_app with check (
  made_by = acting.person_id() and acting.makes_week(post_id, valid_from));
create policy made_anew on post_week for delete to kith_app using (acting.makes_week(post_id, valid_from));
create policy seen on post_visit for select to kith_app using (
  exists (select from post_week w where w.id = post_visit.week_id));
create policy seen on post_turn for select to kith_app using (
  exists (select from post_week w where w.id = post_turn.week_id));
create policy made on post_visit for insert to kith_app with check (acting.writes_week(week_id, school_id));
create policy made on post_turn for insert to kith_app with check (acting.writes_week(week_id, school_id));`

export async function up(db: Kysely<unknown>) {
  await weeks.execute(db)
}
