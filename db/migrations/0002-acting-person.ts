import { type Kysely, sql } from "kysely"

/**
 * `acting.open_request` is the one door: it turns a session token into the acting person, tells PostgreSQL who
 * is asking for the rest of the transaction, and returns what the pages need to know of them, in one round trip.
 * Row-level security reads only these settings.
 */
const readers = sql`
create schema acting;
create function acting.person_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('acting.person_id', true), '')::uuid;
create function acting.school_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('acting.school_id', true), '')::uuid;
create function acting.email() returns text language sql stable parallel safe
  return nullif(current_setting('acting.email', true), '');
create function acting.group_ids() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('acting.group_ids', true), ''), ',')::uuid[], '{}');
create function acting.coordinated_group_ids() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('acting.coordinated_group_ids', true), ''), ',')::uuid[], '{}');
create function acting.roles() returns text[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('acting.roles', true), ''), ','), '{}');
create function acting.handles_money() returns boolean language sql stable parallel safe
  return acting.roles() && array['head', 'business-manager', 'finance'];
-- Heads and business managers speak for their school.
create function acting.speaks_for_school() returns boolean language sql stable parallel safe
  return acting.roles() && array['head', 'business-manager'];`

const assume = sql`
create function acting.assume(wanted_person uuid, wanted_school uuid) returns json
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  whoever public.person;
  place record;
  places json[] := '{}';
  here json;
  here_id uuid;
  here_roles text[] := '{}';
  member record;
  led record;
begin
  select * into whoever from person p where p.id = wanted_person;
  if whoever.id is null then return null; end if;

  for place in
    select s.id, json_build_object('id', s.id, 'name', s.name, 'roles', array_agg(r.role order by r.role)) as shown,
      array_agg(r.role) as roles
    from school_role r join school s on s.id = r.school_id
    where r.person_id = wanted_person and r.ended_at is null
    group by s.id order by s.name
  loop
    places := places || place.shown;
    if here_id is null or place.id = wanted_school then
      here_id := place.id; here := place.shown; here_roles := place.roles;
    end if;
  end loop;

  select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'kind', g.kind) order by g.name), '[]') as shown,
    coalesce(array_agg(g.id), '{}') as ids, coalesce(bool_or(g.finance_two_factor_required), false) as second_factor_required
  into member
  from group_school m join school_group g on g.id = m.group_id
  where m.left_at is null and m.school_id = here_id;

  select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'kind', g.kind) order by g.name), '[]') as shown,
    coalesce(array_agg(g.id), '{}') as ids
  into led
  from group_coordinator c join school_group g on g.id = c.group_id
  where c.person_id = wanted_person and c.ended_at is null;

  perform set_config('acting.person_id', wanted_person::text, true),
    -- An address that nobody has proved to be theirs opens no invitation.
    set_config('acting.email', case when whoever.email_verified then lower(whoever.email) else '' end, true),
    set_config('acting.school_id', coalesce(here_id::text, ''), true),
    set_config('acting.roles', array_to_string(here_roles, ','), true),
    set_config('acting.coordinated_group_ids', array_to_string(led.ids, ','), true),
    set_config('acting.group_ids', array_to_string(member.ids || led.ids, ','), true);

  return json_build_object(
    'personId', whoever.id, 'name', whoever.name, 'email', whoever.email, 'emailVerified', whoever.email_verified,
    'twoFactorEnabled', whoever.two_factor_enabled, 'school', here, 'places', to_json(places),
    'groups', member.shown, 'coordinates', led.shown,
    'twoFactorDue', not whoever.two_factor_enabled and member.second_factor_required
      and here_roles && array['head', 'business-manager', 'finance']);
end $$;

create function acting.open_request(wanted_token text) returns json
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  wanted_person uuid;
  wanted_school uuid;
  last_used_at timestamptz;
  actor json;
begin
  select user_id, acting_school_id, updated_at into wanted_person, wanted_school, last_used_at
  from auth.session where token = wanted_token and expires_at > clock_timestamp();
  if wanted_person is null then return null; end if;
  actor := acting.assume(wanted_person, wanted_school);
  if actor is null then return null; end if;
  return json_build_object('actor', actor, 'lastUseIsOld', last_used_at < clock_timestamp() - interval '10 minutes');
end $$;
-- Reading a page is a use of its session, and its transaction cannot write; this one statement after it can.
create function acting.note_session_use(wanted_token text) returns void
language sql volatile security definer set search_path = public, pg_temp
begin atomic
  update auth.session set updated_at = clock_timestamp() where token = wanted_token;
end;
revoke execute on function acting.assume(uuid, uuid) from public;
revoke execute on function acting.open_request(text), acting.note_session_use(text) from public;
grant usage on schema acting to kith_app, kith_worker;
grant execute on function acting.open_request(text), acting.note_session_use(text) to kith_app;`

const rights = sql`
grant usage on schema auth to kith_auth;
grant select, insert, update, delete on all tables in schema auth to kith_auth;
grant select, insert, update on person to kith_auth;
grant insert on mail to kith_auth;

grant select on person, legal_entity, school, school_bank_account, school_role, role_invitation, school_group,
  group_school, group_coordinator, group_admission, audit_event to kith_app, kith_worker;
-- When it happened is the clock's to say.
grant insert (person_id, person_name, school_id, group_id, act, subject_kind, subject_id, detail)
  on audit_event to kith_app, kith_worker;
grant insert on mail to kith_app, kith_worker;
grant select, update on mail to kith_worker;
grant update (name) on person to kith_app;

alter table person enable row level security;
alter table mail enable row level security;
alter table school enable row level security;
alter table legal_entity enable row level security;
alter table school_bank_account enable row level security;
alter table school_role enable row level security;
alter table role_invitation enable row level security;
alter table school_group enable row level security;
alter table group_school enable row level security;
alter table group_coordinator enable row level security;
alter table group_admission enable row level security;
alter table audit_event enable row level security;`

/** Whoever handles deadlines and mail sees what the deadline is about; the app never runs as this role. */
const workerSeesAll = sql`
do $$
declare wanted text;
begin
  foreach wanted in array array['person', 'mail', 'school', 'legal_entity', 'school_bank_account', 'school_role',
    'role_invitation', 'school_group', 'group_school', 'group_coordinator', 'group_admission', 'audit_event'] loop
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$`

const policies = sql`
create policy credentials on person to kith_auth using (true) with check (true);
create policy written_by_sign_in on mail for insert to kith_auth with check (true);
create policy written on mail for insert to kith_app with check (acting.person_id() is not null);

-- People are known to those they work with, or have worked with: at the same school, at schools of one group, or as
-- a group's coordinator. A function, because a subquery here is planned as a scan of every role there is.
create function acting.knows(wanted_person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from school_role r where r.person_id = wanted_person and r.school_id = acting.school_id())
    or exists (select from school_role r join group_school m on m.school_id = r.school_id and m.left_at is null
      where r.person_id = wanted_person and m.group_id = any (acting.group_ids()))
    or exists (select from group_coordinator c where c.person_id = wanted_person and c.group_id = any (acting.group_ids()));
create policy known on person for select to kith_app using (
  id = (select acting.person_id()) or acting.knows(id));
create policy oneself on person for update to kith_app
  using (id = (select acting.person_id())) with check (id = (select acting.person_id()));

create policy own_record on audit_event for select to kith_app using (
  school_id = (select acting.school_id()) or group_id = any ((select acting.coordinated_group_ids())::uuid[]));`

export async function up(db: Kysely<unknown>) {
  for (const part of [readers, assume, rights, workerSeesAll, policies]) await part.execute(db)
}
