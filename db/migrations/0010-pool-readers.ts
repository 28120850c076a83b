import { type Kysely, sql } from "kysely"

/**
 * What schools take of a pool and pay for it, by the same rule as the tables' policies. A policy asks who leads the
 * pool once a row; these ask once, so that a pool of 200 schools is read as quickly as one of ten.
 */
const readers = sql`
create function commitments_of(wanted_pool uuid) returns setof commitment
language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (select acting.school_id() as school, acting.leads_pool(wanted_pool) as leads)
  select c.* from reader join commitment c on c.pool_id = wanted_pool and (reader.leads or c.school_id = reader.school)
$$;
create function commitment_lines_of(wanted_pool uuid) returns setof commitment_line
language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (select acting.school_id() as school, acting.leads_pool(wanted_pool) as leads)
  select l.* from reader join commitment_line l on l.pool_id = wanted_pool
    and (reader.leads or l.school_id = reader.school)
$$;
create function shares_of(wanted_pool uuid) returns setof share
language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (select acting.school_id() as school, acting.leads_pool(wanted_pool) as leads)
  select s.* from reader join share s on s.pool_id = wanted_pool and (reader.leads or s.school_id = reader.school)
$$;
create function vat_shares_of(wanted_pool uuid) returns setof vat_share
language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (select acting.school_id() as school, acting.leads_pool(wanted_pool) as leads)
  select v.* from reader join vat_share v on v.pool_id = wanted_pool and (reader.leads or v.school_id = reader.school)
$$;
revoke execute on function commitments_of(uuid), commitment_lines_of(uuid), shares_of(uuid), vat_shares_of(uuid)
  from public;
grant execute on function commitments_of(uuid), commitment_lines_of(uuid), shares_of(uuid), vat_shares_of(uuid)
  to kith_app;`

export async function up(db: Kysely<unknown>) {
  await readers.execute(db)
}
