import { type Kysely, sql } from "kysely"

/**
 * Who sees the asker, a name at a time: beside a country's people, a family's are few, whatever the planner expects.
 * The schools in whose record the asker's acts stand are among those where they have had a role.
 */
const sight = sql`
create or replace function who_sees_me() returns table (person_id uuid, name text, school_id uuid, school_name text, group_id uuid, roles text[])
language sql stable security definer rows 50 set search_path = public, pg_temp as $$
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
  ), seers as materialized (
    select s.person_id, s.school_id, s.group_id, array_agg(distinct s.role order by s.role) as roles
    from seeing s where s.person_id <> acting.person_id() group by s.person_id, s.school_id, s.group_id
  )
  select s.person_id, (select p.name from person p where p.id = s.person_id), s.school_id,
    (select h.name from school h where h.id = s.school_id), s.group_id, s.roles
  from seers s
$$;
create or replace function acted_for_schools() returns setof uuid
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  select r.school_id from (select distinct school_id from school_role where person_id = acting.person_id()) r
  where exists (select from audit_event e where e.school_id = r.school_id and e.person_id = acting.person_id())
$$;`

export const up = (db: Kysely<unknown>) => sight.execute(db)
