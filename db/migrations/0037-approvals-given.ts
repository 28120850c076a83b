import { type Kysely, sql } from "kysely"

const given = sql`
-- Who approved each school's answer and when, for the documents of a pool: no amounts, which are the school's own.
create function pool_approvals(wanted_pool uuid)
returns table (school_id uuid, person_name text, role text, approved_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (select acting.school_id() as school, acting.leads_pool(wanted_pool) as leads)
  select distinct on (s.school_id) s.school_id, s.person_name, s.role, s.happened_at
  from reader join approval a on a.pool_id = wanted_pool and (reader.leads or a.school_id = reader.school)
  join approval_step s on s.pool_id = a.pool_id and s.school_id = a.school_id and s.step = 'approved'
  where a.state = 'approved' order by s.school_id, s.id desc
$$;
revoke execute on function pool_approvals(uuid) from public;
grant execute on function pool_approvals(uuid) to kith_app;`

export async function up(db: Kysely<unknown>) {
  await given.execute(db)
}
