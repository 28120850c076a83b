import { type Kysely, sql } from "kysely"

const places = sql`
create extension if not exists pg_trgm;
alter table school add column easting integer, add column northing integer;
comment on column school.easting is 'metres east on the National Grid; null: not known';
comment on column school.northing is 'metres north on the National Grid; null: not known';`

const postings = sql`
-- Joining an array is called stable only because elements of some types depend on settings; text does not.
create function subjects_as_text(subjects text[]) returns text language sql immutable strict parallel safe
  return array_to_string(subjects, ' ');
create table posting (
  id uuid primary key default uuidv7(),
  side text not null check (side in ('offer', 'need')),
  school_id uuid not null references school,
  kind text not null check (kind in ('expertise', 'staff-time', 'facility', 'training')),
  title text not null,
  description text not null default '',
  subjects text[] not null default '{}',
  phases text[] not null,
  -- Monday is 1. A posting that says nothing of days is for any of them.
  weekdays smallint[] not null,
  terms text[] not null,
  credentials text not null default '',
  languages text not null default '',
  weekly_half_days smallint check (weekly_half_days between 1 and 10),
  travel_miles smallint check (travel_miles between 0 and 100),
  basis text not null check (basis in ('day', 'hour', 'free', 'exchange')),
  rate_pence bigint check (rate_pence > 0),
  training_on date,
  training_places smallint check (training_places between 1 and 500),
  closes_on date not null,
  created_by uuid not null references person,
  posted_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  -- Repeated here, kept equal by triggers, so that a search is one walk of one index.
  group_ids uuid[] not null default '{}',
  place point,
  -- For comparing: an hour counts as a sixth of a day.
  day_pence bigint generated always as (case basis when 'day' then rate_pence when 'hour' then rate_pence * 6 else 0 end) stored,
  words tsvector not null generated always as (to_tsvector('english', title || ' ' || description || ' ' || credentials
    || ' ' || languages || ' ' || subjects_as_text(subjects))) stored,
  spelling text not null generated always as (lower(title || ' ' || languages || ' ' || subjects_as_text(subjects)))
    stored,
  check ((rate_pence is null) = (basis in ('free', 'exchange'))),
  check ((training_on is null) = (kind <> 'training')),
  check ((training_places is null) = (kind <> 'training'))
);
comment on column posting.rate_pence is 'of an offer what it costs, of a need the most it may, a day or an hour by basis, before VAT';
create index posting_latest on posting (side, posted_at desc, id desc) where ended_at is null;
create index posting_school on posting (school_id, side, posted_at desc, id desc);
create index posting_search on posting using gin (group_ids, words, subjects, phases, weekdays, spelling gin_trgm_ops)
  where ended_at is null;
create index posting_place on posting using gist (place) where ended_at is null;
create index posting_price on posting (side, day_pence) where ended_at is null;

create table posting_group (
  posting_id uuid not null references posting on delete cascade,
  group_id uuid not null references school_group,
  primary key (posting_id, group_id)
);
create index posting_group_group on posting_group (group_id);
create function posting_groups_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare changed uuid := coalesce(new.posting_id, old.posting_id);
begin
  update posting set group_ids = coalesce((select array_agg(group_id) from posting_group where posting_id = changed), '{}')
  where id = changed;
  return null;
end $$;
create trigger posting_groups_follow after insert or delete on posting_group
  for each row execute function posting_groups_follow();
create function posting_place_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'posting' then
    select point(easting, northing) into new.place from school where id = new.school_id;
    return new;
  end if;
  update posting set place = point(new.easting, new.northing) where school_id = new.id;
  return null;
end $$;
create trigger posting_place_starts before insert on posting for each row execute function posting_place_follows();
create trigger posting_place_follows after update of easting, northing on school for each row
  when ((old.easting, old.northing) is distinct from (new.easting, new.northing)) execute function posting_place_follows();
-- A school that leaves a group takes what it offered and sought there with it.
create function posting_leaves_group() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from posting_group g using posting p
  where p.id = g.posting_id and p.school_id = new.school_id and g.group_id = new.group_id;
  return null;
end $$;
create trigger posting_leaves_group after update of left_at on group_school for each row
  when (old.left_at is null and new.left_at is not null) execute function posting_leaves_group();`

const searches = sql`
create table saved_search (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  school_id uuid not null references school,
  asked jsonb not null,
  saved_at timestamptz not null default clock_timestamp(),
  told_until timestamptz not null default clock_timestamp()
);
create index saved_search_person on saved_search (person_id, school_id, saved_at);
create index saved_search_told on saved_search (told_until);
create unique index saved_search_once on saved_search (person_id, school_id, asked);
create table posting_match (
  offer_id uuid not null references posting on delete cascade,
  need_id uuid not null references posting on delete cascade,
  told_at timestamptz not null default clock_timestamp(),
  primary key (offer_id, need_id)
);
create index posting_match_need on posting_match (need_id);`

const rights = sql`
grant select on posting, posting_group, saved_search to kith_app, kith_worker;
grant insert (id, side, school_id, kind, title, description, subjects, phases, weekdays, terms, credentials, languages,
    weekly_half_days, travel_miles, basis, rate_pence, training_on, training_places, closes_on, created_by),
  update (title, description, subjects, phases, weekdays, terms, credentials, languages, weekly_half_days, travel_miles,
    basis, rate_pence, training_on, training_places, closes_on, changed_at, ended_at) on posting to kith_app;
grant insert (posting_id, group_id), delete on posting_group to kith_app;
grant insert (id, person_id, school_id, asked), delete on saved_search to kith_app;
grant update (told_until) on saved_search to kith_worker;
grant select, insert on posting_match to kith_worker;
grant update (ended_at) on posting to kith_worker;
do $$
declare wanted text;
begin
  foreach wanted in array array['posting', 'posting_group', 'saved_search', 'posting_match'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;
create policy offered on posting for select to kith_app using (
  school_id = (select acting.school_id()) or group_ids && (select acting.group_ids())::uuid[]);
create policy own on posting for all to kith_app
  using (school_id = (select acting.school_id()) and (select acting.posts_for_school()))
  with check (school_id = acting.school_id() and acting.posts_for_school());
create policy by_oneself on posting as restrictive for insert to kith_app with check (created_by = acting.person_id());
create policy seen on posting_group for select to kith_app using (
  group_id = any ((select acting.group_ids())::uuid[])
  or exists (select from posting p where p.id = posting_id and p.school_id = acting.school_id()));
create policy own on posting_group for all to kith_app
  using (exists (select from posting p where p.id = posting_id and p.school_id = acting.school_id())
    and (select acting.posts_for_school()))
  with check (exists (select from posting p where p.id = posting_id and p.school_id = acting.school_id())
    and acting.posts_for_school() and group_id = any (acting.group_ids()));
create policy own on saved_search to kith_app
  using (person_id = (select acting.person_id()) and school_id = (select acting.school_id()))
  with check (person_id = acting.person_id() and school_id = acting.school_id());`

const posters = sql`
-- Finance staff and governors look; what a school gives and lacks is said by those who lead it and those who do it.
create function acting.posts_for_school() returns boolean language sql stable parallel safe
  return acting.roles() && array['head', 'business-manager', 'staff'];`

/**
 * The search is one function because row-level security would keep its filters from the indexes; it looks at nothing
 * outside the groups of whoever asks, or, for the worker, of the school that it is asked for.
 */
const search = sql`
create function found_postings(asked jsonb, most integer) returns table (id uuid, posted_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
  groups uuid[] := acting.group_ids();
  wanted text := 'select p.id, p.posted_at from posting p where p.ended_at is null and p.group_ids && $1';
  word text;
begin
  if current_setting('role') = 'kith_worker' then
    select coalesce(array_agg(m.group_id), '{}') into groups from group_school m
    where m.school_id = (asked->>'asSchool')::uuid and m.left_at is null;
    wanted := wanted || format(' and p.school_id <> %L and p.posted_at > %L', asked->>'asSchool', asked->>'since');
  end if;
  wanted := wanted || format(' and p.side = %L and p.closes_on >= %L', asked->>'side', asked->>'today');
  for word in select jsonb_array_elements_text(coalesce(asked->'words', '[]')) loop
    wanted := wanted || format(' and (p.words @@ plainto_tsquery(''english'', %1$L) or p.spelling %%> %1$L)', word);
  end loop;
  if asked ? 'group' then wanted := wanted || format(' and p.group_ids @> array[%L]::uuid[]', asked->>'group'); end if;
  if asked ? 'without' then wanted := wanted || format(' and p.school_id <> %L', asked->>'without'); end if;
  if asked ? 'kind' then wanted := wanted || format(' and p.kind = %L', asked->>'kind'); end if;
  if asked ? 'subject' then wanted := wanted || format(' and p.subjects @> array[%L]', asked->>'subject'); end if;
  if asked ? 'anySubject' then
    wanted := wanted || format(' and (p.subjects && %L::text[] or p.subjects = ''{}'')', asked->>'anySubject');
  end if;
  if asked ? 'amongGroups' then wanted := wanted || format(' and p.group_ids && %L::uuid[]', asked->>'amongGroups'); end if;
  if asked ? 'phase' then wanted := wanted || format(' and p.phases @> array[%L]', asked->>'phase'); end if;
  if asked ? 'weekday' then wanted := wanted || format(' and p.weekdays @> array[%L]::smallint[]', asked->>'weekday'); end if;
  if asked ? 'mostDayPence' then wanted := wanted || format(' and p.day_pence <= %L::bigint', asked->>'mostDayPence'); end if;
  if asked ? 'near' then
    wanted := wanted || format(' and p.place <@ circle(point(%L, %L), %L)', asked->'near'->>'easting',
      asked->'near'->>'northing', asked->'near'->>'metres');
  end if;
  if asked ? 'after' then
    wanted := wanted || format(' and (p.posted_at, p.id) < (%L::timestamptz, %L::uuid)', asked->'after'->>'postedAt',
      asked->'after'->>'id');
  end if;
  return query execute wanted || ' order by p.posted_at desc, p.id desc limit $2' using groups, most;
end $$;
revoke execute on function found_postings(jsonb, integer) from public;
grant execute on function found_postings(jsonb, integer) to kith_app, kith_worker;`

export async function up(db: Kysely<unknown>) {
  for (const part of [places, postings, searches, posters, rights, search]) await part.execute(db)
}
