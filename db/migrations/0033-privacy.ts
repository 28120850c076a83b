import { type Kysely, sql } from "kysely"

const settings = sql`
create table school_privacy (
  school_id uuid primary key references school,
  invoices_name_people boolean not null default false,
  set_by uuid not null references person,
  set_at timestamptz not null default clock_timestamp()
);
comment on column school_privacy.invoices_name_people is 'false, as where there is no row: invoices for shared staff say role and days';
alter table school_privacy enable row level security;
grant select on school_privacy to kith_app, kith_worker;
grant insert (school_id, invoices_name_people, set_by), update (invoices_name_people, set_by, set_at) on school_privacy to kith_app;
create policy worker on school_privacy to kith_worker using (true) with check (true);
create policy own on school_privacy for select to kith_app using (school_id = (select acting.school_id()));
create policy chosen on school_privacy for insert to kith_app with check (
  school_id = acting.school_id() and acting.speaks_for_school() and set_by = acting.person_id());
create policy chosen_again on school_privacy for update to kith_app
  using (school_id = (select acting.school_id()) and (select acting.speaks_for_school()))
  with check (school_id = acting.school_id() and set_by = acting.person_id());`

const leaving = sql`
alter table person add column left_at timestamptz;
comment on column person.left_at is 'when the name and the address were taken out; the row stays for what was done';

-- Rows on record keep who did it, and give up the name alone. Only forget_person has the rights to use this.
create function acting.forgets() returns boolean language sql stable parallel safe
  return coalesce(current_setting('acting.forgets', true), '') = 'yes';
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and acting.forgets() then return null; end if;
  raise exception '% rows never change: follow them by another one', tg_table_name using errcode = 'restrict_violation';
end $$;
create or replace trigger quotation_stands before update on quotation for each row
  when (old.settled_as is not null and not acting.forgets()) execute function quotation_stands();
create or replace trigger addition_stands before update on addition for each row
  when (not acting.forgets()) execute function addition_stands();

-- Columns that hold a copy of somebody's name beside the person whose it is: "made_by_name" beside "made_by",
-- "person_name" beside "person_id", or else beside the first person that every such row has.
create view acting.name_copy as
select c.oid::regclass::text as in_table, name.attname::text as name_column, (
  select key.attname::text from pg_constraint f join pg_attribute key on key.attrelid = c.oid and key.attnum = f.conkey[1]
  where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'person'::regclass
    and (name.attname = 'person_name' or key.attname || '_name' = name.attname)
  order by key.attname = 'person_id' desc, key.attnotnull desc, key.attnum limit 1) as person_column
from pg_class c join pg_attribute name on name.attrelid = c.oid and not name.attisdropped and name.attnum > 0
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  and (name.attname = 'person_name' or name.attname like '%\\_by\\_name');

-- Words in which people are described or addressed, of a school. What is written on issued documents is not among them.
create table acting.described_in (
  in_table text not null,
  words_column text not null,
  school_column text not null,
  primary key (in_table, words_column)
);
insert into acting.described_in values
  ('posting', 'title', 'school_id'), ('posting', 'description', 'school_id'), ('posting', 'credentials', 'school_id'),
  ('posting', 'languages', 'school_id'), ('resource', 'title', 'school_id'), ('resource', 'description', 'school_id'),
  ('contract', 'notes', 'school_id'), ('group_admission', 'message', 'school_id'),
  ('school_closure', 'reason', 'school_id');

/**
 * Takes somebody's name and address out of everything but issued documents: who did something stays known by the
 * person's id, and is called a former colleague from then on. By the person, who ends every role with it, or by a
 * leader of the school where they last worked, once they hold no role anywhere. Answers what became of it.
 */
create function forget_person(wanted uuid) returns text
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  whoever person;
  nobody constant text := 'A former colleague';
  address text := 'left-' || wanted || '@left.invalid';
  schools uuid[];
  words text;
  in_json text;
  place record;
begin
  select * into whoever from person where id = wanted for update;
  if whoever.id is null then return 'not-found'; end if;
  select coalesce(array_agg(distinct school_id), '{}') into schools from school_role where person_id = wanted;
  if wanted <> acting.person_id() then
    if not acting.speaks_for_school() or not acting.school_id() = any (schools) then return 'not-found'; end if;
    if exists (select from school_role where person_id = wanted and ended_at is null) then return 'still-here'; end if;
  end if;
  if whoever.left_at is not null then return 'left-already'; end if;
  -- Two leaders who leave at once: the second sees that the first has gone.
  perform from school where id = any (schools) order by id for update;
  if exists (select from school_role r where r.person_id = wanted and r.ended_at is null and r.role in ('head', 'business-manager')
    and not exists (select from school_role o where o.school_id = r.school_id and o.ended_at is null
      and o.role in ('head', 'business-manager') and o.person_id <> wanted)) then return 'last-leader'; end if;

  update school_role set ended_at = clock_timestamp() where person_id = wanted and ended_at is null;
  -- A group keeps its last coordinator on record until a member school takes it up.
  update group_coordinator c set ended_at = clock_timestamp() where c.person_id = wanted and c.ended_at is null
    and exists (select from group_coordinator o where o.group_id = c.group_id and o.ended_at is null and o.person_id <> wanted);
  delete from auth.session where user_id = wanted;
  delete from auth.account where user_id = wanted;
  delete from auth.two_factor where user_id = wanted;
  delete from auth.verification where strpos(lower(value), lower(whoever.email)) > 0 or strpos(value, wanted::text) > 0;
  delete from calendar_feed where person_id = wanted;
  delete from saved_search where person_id = wanted;
  update role_invitation set email = address, answer = coalesce(answer, 'withdrawn'),
    answered_at = coalesce(answered_at, clock_timestamp()) where lower(email) = lower(whoever.email);
  update group_admission set email = address, answer = coalesce(answer, 'withdrawn'),
    answered_at = coalesce(answered_at, clock_timestamp()) where lower(email) = lower(whoever.email);
  update resource set person_id = null, active = false where person_id = wanted;

  perform set_config('acting.forgets', 'yes', true);
  for place in select * from acting.name_copy where person_column is not null loop
    execute format('update %s set %I = $1 where %I = $2', place.in_table, place.name_column, place.person_column)
      using nobody, wanted;
  end loop;

  -- As a word of its own, so that "Al" stays in "Algebra"; and the address wherever it stands.
  words := '(?<![[:alnum:]])' || regexp_replace(whoever.name, '([]$*+?(){}|\\\\^.[])', '\\\\\\1', 'g') || '(?![[:alnum:]])';
  in_json := '(?<![[:alnum:]])' || regexp_replace(trim(both '"' from to_json(whoever.name)::text), '([]$*+?(){}|\\\\^.[])', '\\\\\\1', 'g')
    || '(?![[:alnum:]])';
  for place in select d.* from acting.described_in d where to_regclass(d.in_table) is not null loop
    execute format('update %1$I set %2$I = regexp_replace(replace(%2$I, $1, $2), $3, $4, ''gi'')
        where %3$I = any ($5) and (%2$I ~* $3 or strpos(%2$I, $1) > 0)', place.in_table, place.words_column, place.school_column)
      using whoever.email, address, words, nobody, schools;
  end loop;
  if to_regclass('arrangement') is not null then
    execute 'update arrangement set person_named = null where person_named ~* $1 and created_by in (
      select r.person_id from school_role r where r.school_id = any ($2))' using words, schools;
  end if;
  update audit_event set detail = regexp_replace(replace(detail::text, whoever.email, address), in_json, nobody, 'gi')::jsonb
    where (school_id = any (schools) or person_id = wanted or subject_id = wanted or group_id in (
        select m.group_id from group_school m where m.school_id = any (schools)))
      and (detail::text ~* in_json or strpos(detail::text, whoever.email) > 0);
  -- Letters that have been delivered have done their work.
  delete from mail where lower(recipient) = lower(whoever.email);
  update mail set subject = regexp_replace(replace(subject, whoever.email, address), words, nobody, 'gi'),
    body = regexp_replace(replace(body, whoever.email, address), words, nobody, 'gi')
    where (body ~* words or subject ~* words or strpos(body, whoever.email) > 0) and (
      lower(recipient) in (select lower(p.email) from school_role r join person p on p.id = r.person_id
        where r.school_id in (select f.school_id from group_school f where f.group_id in (
            select m.group_id from group_school m where m.school_id = any (schools)) union select unnest(schools))
        union select lower(p.email) from group_coordinator c join person p on p.id = c.person_id)
      or recipient = whoever.email);
  perform set_config('acting.forgets', '', true);

  update person set name = nobody, email = address, email_verified = false, image = null, two_factor_enabled = false,
    updated_at = clock_timestamp(), left_at = clock_timestamp() where id = wanted;
  return 'forgotten';
end $$;
revoke execute on function forget_person(uuid) from public;
grant execute on function forget_person(uuid) to kith_app;`

const sight = sql`
-- Everybody who sees the asker's name, address and roles, by the policies of "person" and "school_role": for which
-- school, and through which group.
create function who_sees_me() returns table (person_id uuid, name text, school_id uuid, school_name text, group_id uuid, roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (select distinct r.school_id from school_role r where r.person_id = acting.person_id()),
  shared as materialized (
    select m.group_id from group_school m join mine on mine.school_id = m.school_id where m.left_at is null
    union select c.group_id from group_coordinator c where c.person_id = acting.person_id()
  ), seeing as (
    select r.person_id, r.school_id, null::uuid as group_id, r.role from mine join school_role r on r.school_id = mine.school_id
      where r.ended_at is null
    union all
    select r.person_id, r.school_id, m.group_id, r.role from shared join group_school m on m.group_id = shared.group_id
      join school_role r on r.school_id = m.school_id where m.left_at is null and r.ended_at is null
    union all
    select c.person_id, null, c.group_id, 'coordinator' from shared join group_coordinator c on c.group_id = shared.group_id
      where c.ended_at is null
  )
  select p.id, p.name, s.school_id, h.name, s.group_id, array_agg(distinct s.role order by s.role)
  from seeing s join person p on p.id = s.person_id left join school h on h.id = s.school_id
  where s.person_id <> acting.person_id() group by p.id, p.name, s.school_id, h.name, s.group_id
$$;

-- Which schools have the asker's hours, and in whose record the asker's acts stand.
create function bookers_of_me() returns table (resource_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.id, s.name from resource r join booking b on b.resource_id = r.id join school s on s.id = b.school_id
  where r.person_id = acting.person_id() and b.school_id <> r.school_id
$$;
create function acted_for_schools() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.school_id from audit_event e where e.person_id = acting.person_id() and e.school_id is not null
$$;
-- A copy of what is kept of the asker, for them alone.
create function my_data() returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me person;
  signed jsonb := '{}';
  place record;
  many bigint;
begin
  select * into me from person where id = acting.person_id();
  -- What carries the person's id, and is the school's: how many, by table and column.
  for place in
    select c.oid::regclass::text as in_table, a.attname::text as by_column
    from pg_constraint f join pg_class c on c.oid = f.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
    where f.contype = 'f' and f.confrelid = 'person'::regclass and c.relnamespace = 'public'::regnamespace
    order by 1, 2
  loop
    execute format('select count(*) from %s where %I = $1', place.in_table, place.by_column) into many using me.id;
    if many > 0 then signed := signed || jsonb_build_object(place.in_table || '.' || place.by_column, many); end if;
  end loop;
  return jsonb_build_object(
    'person', jsonb_build_object('id', me.id, 'name', me.name, 'email', me.email, 'emailVerified', me.email_verified,
      'twoStepSignIn', me.two_factor_enabled, 'createdAt', me.created_at, 'changedAt', me.updated_at),
    'roles', (select coalesce(jsonb_agg(jsonb_build_object('school', s.name, 'role', r.role, 'from', r.granted_at, 'to', r.ended_at)
      order by r.granted_at), '[]') from school_role r join school s on s.id = r.school_id where r.person_id = me.id),
    'coordinates', (select coalesce(jsonb_agg(jsonb_build_object('group', g.name, 'from', c.granted_at, 'to', c.ended_at)
      order by c.granted_at), '[]') from group_coordinator c join school_group g on g.id = c.group_id where c.person_id = me.id),
    'invitations', (select coalesce(jsonb_agg(jsonb_build_object('school', s.name, 'role', i.role, 'invitedAt', i.invited_at,
      'answer', i.answer) order by i.invited_at), '[]') from role_invitation i join school s on s.id = i.school_id
      where lower(i.email) = lower(me.email)),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('openedAt', x.created_at, 'lastUsedAt', x.updated_at,
      'device', x.user_agent) order by x.created_at), '[]') from auth.session x where x.user_id = me.id),
    'calendar', (select jsonb_build_object('addressMadeAt', f.made_at, 'lastFetchedAt', f.last_read_at)
      from calendar_feed f where f.person_id = me.id),
    'savedSearches', (select coalesce(jsonb_agg(jsonb_build_object('asked', q.asked, 'savedAt', q.saved_at) order by q.saved_at), '[]')
      from saved_search q where q.person_id = me.id),
    'offeredAsAPerson', (select coalesce(jsonb_agg(jsonb_build_object('title', o.title, 'description', o.description,
      'school', s.name, 'weeklyMinutes', o.weekly_minutes, 'bookings', (
        select coalesce(jsonb_agg(jsonb_build_object('school', a.name, 'state', b.state, 'from', b.starts_at, 'to', b.ends_at)
          order by b.starts_at), '[]') from booking b join school a on a.id = b.school_id where b.resource_id = o.id))), '[]')
      from resource o join school s on s.id = o.school_id where o.person_id = me.id),
    'lettersToMe', (select coalesce(jsonb_agg(jsonb_build_object('writtenAt', l.written_at, 'subject', l.subject, 'body', l.body)
      order by l.id), '[]') from mail l where lower(l.recipient) = lower(me.email)),
    'whatIDid', (select coalesce(jsonb_agg(jsonb_build_object('at', e.happened_at, 'act', e.act, 'of', e.subject_kind,
      'for', s.name) order by e.id), '[]') from audit_event e left join school s on s.id = e.school_id where e.person_id = me.id),
    'recordsThatCarryMyId', signed);
end $$;
revoke execute on function who_sees_me(), bookers_of_me(), acted_for_schools(), my_data() from public;
grant execute on function who_sees_me(), bookers_of_me(), acted_for_schools(), my_data() to kith_app;`

export async function up(db: Kysely<unknown>) {
  for (const part of [settings, leaving, sight]) await part.execute(db)
}
