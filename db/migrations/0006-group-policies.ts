import { type Kysely, sql } from "kysely"

const groups = sql`
-- A group's name and kind can be found by any signed-in person, so that a school can ask to join.
create policy found on school_group for select to kith_app using ((select acting.person_id()) is not null);
create policy founded on school_group for insert to kith_app with check (
  founded_by_school_id = acting.school_id() and acting.speaks_for_school());
create policy coordinated on school_group for update to kith_app
  using (id = any ((select acting.coordinated_group_ids())::uuid[]));`

const memberships = sql`
create policy same_group on group_school for select to kith_app using (
  school_id = (select acting.school_id()) or group_id = any ((select acting.group_ids())::uuid[]));
-- Nobody is put into a group: one side opened the admission, the other side answers it; or the school founds the group.
create function acting.admission_pending(wanted_group uuid, wanted_school uuid, side text) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from group_admission a where a.group_id = wanted_group and a.opened_by_side = side
    and a.answer is null and a.expires_at > now()
    -- A group that all have left has ended.
    and exists (select from group_school m where m.group_id = wanted_group and m.left_at is null)
    and (a.school_id = wanted_school or (a.school_id is null and lower(a.email) = acting.verified_email())));
create function acting.founds(wanted_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from school_group g where g.id = wanted_group and g.founded_by_school_id = acting.school_id())
    and not exists (select from group_school m where m.group_id = wanted_group);
create policy admitted on group_school for insert to kith_app with check (
  (group_id = any (acting.coordinated_group_ids()) and acting.admission_pending(group_id, school_id, 'school'))
  or (school_id = acting.school_id() and acting.speaks_for_school()
    and (acting.founds(group_id) or acting.admission_pending(group_id, school_id, 'group'))));
create policy leaving on group_school for update to kith_app
  using (left_at is null and school_id = (select acting.school_id()) and (select acting.speaks_for_school()))
  with check (left_at is not null);`

const coordinators = sql`
create policy same_group on group_coordinator for select to kith_app using (
  person_id = (select acting.person_id()) or group_id = any ((select acting.group_ids())::uuid[]));
create function acting.works_in_group(wanted_person uuid, wanted_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from school_role r join group_school m on m.school_id = r.school_id and m.left_at is null
    where r.person_id = wanted_person and r.ended_at is null and m.group_id = wanted_group);
create policy named on group_coordinator for insert to kith_app with check (
  (group_id = any (acting.coordinated_group_ids()) and acting.works_in_group(person_id, group_id))
  or (person_id = acting.person_id() and acting.speaks_for_school() and acting.founds(group_id)));
-- A school that leaves takes its own people out of the group's lead.
create policy ended on group_coordinator for update to kith_app
  using (ended_at is null and (person_id = (select acting.person_id())
    or group_id = any ((select acting.coordinated_group_ids())::uuid[])
    or ((select acting.speaks_for_school()) and exists (select from school_role r
      where r.person_id = group_coordinator.person_id and r.school_id = (select acting.school_id()) and r.ended_at is null))))
  with check (ended_at is not null);
create function group_keeps_a_coordinator() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from school_group where id = new.group_id for update;
  if exists (select from group_school m where m.group_id = new.group_id and m.left_at is null)
    and not exists (select from group_coordinator c where c.group_id = new.group_id and c.ended_at is null) then
    raise exception 'A group keeps a coordinator.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger group_keeps_a_coordinator after update of ended_at on group_coordinator
  deferrable initially deferred for each row
  when (old.ended_at is null and new.ended_at is not null) execute function group_keeps_a_coordinator();`

const admissions = sql`
create policy concerned on group_admission for select to kith_app using (
  school_id = (select acting.school_id()) or lower(email) = (select acting.email())
  or group_id = any ((select acting.coordinated_group_ids())::uuid[]));
create policy opened on group_admission for insert to kith_app with check (
  opened_by = acting.person_id() and (
    (opened_by_side = 'group' and group_id = any (acting.coordinated_group_ids()))
    or (opened_by_side = 'school' and school_id = acting.school_id() and acting.speaks_for_school())));
create function acting.admission_school(wanted_admission uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp
  return (select a.school_id from group_admission a where a.id = wanted_admission);
-- The side that opened it may withdraw it, the other side answers it; an answer by e-mail says for which school,
-- and no answer turns an admission into another school's.
-- What has expired makes room for the next.
create policy answered on group_admission for update to kith_app
  using (answer is null)
  with check (answer is not null and answered_by = acting.person_id()
    and school_id is not distinct from coalesce(acting.admission_school(id),
      case when answer in ('accepted', 'declined') then acting.school_id() end) and case
    when answer = 'expired' then expires_at <= now()
    when answer = 'withdrawn' and opened_by_side = 'group' then group_id = any (acting.coordinated_group_ids())
    when answer = 'withdrawn' then school_id = acting.school_id() and acting.speaks_for_school()
    when opened_by_side = 'school' then group_id = any (acting.coordinated_group_ids())
    when answer = 'declined' and school_id is null then lower(email) = acting.verified_email()
    else school_id = acting.school_id() and acting.speaks_for_school() end);`

const directory = sql`
-- Whom to ask at a school: known to any signed-in person, so that a newcomer of that school knows.
create function school_leaders(wanted_school uuid) returns table (person_id uuid, name text, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, r.role from school_role r join person p on p.id = r.person_id
  where r.school_id = wanted_school and r.ended_at is null and r.role in ('head', 'business-manager')
    and acting.person_id() is not null
  order by r.role = 'head' desc, p.name
$$;
-- Where to write to them: only for those who have dealings with the school.
create function school_leader_addresses(wanted_school uuid) returns table (person_id uuid, name text, email text, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.person_id, l.name, p.email, l.role from school_leaders(wanted_school) l join person p on p.id = l.person_id
  where wanted_school = acting.school_id() or wanted_school = any (acting.fellow_school_ids())
    or acting.holds_place(wanted_school, '{head,business-manager,finance,staff,governor}')
    or exists (select from role_invitation i where i.school_id = wanted_school and lower(i.email) = acting.email())
    or exists (select from group_admission a where a.school_id = wanted_school
      and a.group_id = any (acting.coordinated_group_ids()))
$$;
create function acting.deals_with_group(wanted_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return wanted_group = any (acting.group_ids())
    or exists (select from group_school m where m.group_id = wanted_group and m.school_id = acting.school_id())
    or exists (select from group_admission a where a.group_id = wanted_group
      and (a.school_id = acting.school_id() or lower(a.email) = acting.email()))
    or exists (select from school_group g where g.id = wanted_group and g.founded_by_school_id = acting.school_id());
create function group_coordinator_addresses(wanted_group uuid) returns table (person_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, p.email from group_coordinator c join person p on p.id = c.person_id
  where c.group_id = wanted_group and c.ended_at is null and acting.deals_with_group(wanted_group)
  order by p.name
$$;
-- Acts that count a group's coordinators or members wait for each other.
create function lock_group(wanted_group uuid) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if acting.deals_with_group(wanted_group) then perform from school_group where id = wanted_group for update; end if;
end $$;
create function group_school_count(wanted_group uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
  return (select count(*)::integer from group_school m where m.group_id = wanted_group and m.left_at is null
    and acting.person_id() is not null);
-- Groups by words of their name; a group that all have left is not found. It searches outside row-level security,
-- because a text search cannot use its index beneath it.
create function find_groups(words text, after_name text, after_id uuid, most integer)
returns table (id uuid, name text, kind text, schools integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id, g.name, g.kind, group_school_count(g.id) from school_group g
  where acting.person_id() is not null and words_to_find(g.name) @@ to_tsquery('simple', words)
    and (g.name, g.id) > (coalesce(after_name, ''), coalesce(after_id, '00000000-0000-0000-0000-000000000000'))
    and exists (select from group_school m where m.group_id = g.id and m.left_at is null)
  order by g.name, g.id limit most
$$;`

const records = sql`
-- Nobody writes into the history of a school or a group that they have no dealings with.
create policy recorded on audit_event for insert to kith_app with check (
  person_id = acting.person_id()
  and (school_id is null or school_id = acting.school_id() or school_id = any (acting.fellow_school_ids())
    or acting.holds_place(school_id, '{head,business-manager,finance,staff,governor}')
    or exists (select from role_invitation i where i.school_id = audit_event.school_id))
  and (group_id is null or group_id = any (acting.group_ids()) or acting.deals_with_group(group_id)));
revoke execute on function school_leaders(uuid), school_leader_addresses(uuid), group_coordinator_addresses(uuid),
  group_school_count(uuid), lock_group(uuid), find_groups(text, text, uuid, integer) from public;
grant execute on function school_leaders(uuid), school_leader_addresses(uuid), group_coordinator_addresses(uuid),
  group_school_count(uuid), lock_group(uuid), find_groups(text, text, uuid, integer) to kith_app;`

export async function up(db: Kysely<unknown>) {
  for (const part of [groups, memberships, coordinators, admissions, directory, records])
    await part.execute(db)
}
