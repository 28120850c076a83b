import { type Kysely, sql } from "kysely"

const bids = sql`
-- Whether what a pool comes to depends on conditions, so that it takes more than sums to work it out.
create function pool_is_conditional(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from pool_item i where i.pool_id = wanted_pool and i.packs = 'split')
    or exists (select from commitment c where c.pool_id = wanted_pool and c.condition_id is not null)
  where acting.seen_pools(array[wanted_pool]) is not null
$$;
-- Everybody's bids with their limits, for one calculation: what the pool would come to if it closed now. Bids that wait
-- for approval are in no price. A test keeps the function's name to one file of the app. In plpgsql, because a later
-- migration makes the table of approvals.
create function pool_bids(wanted_pool uuid)
returns table (school_id uuid, school_name text, number_on_roll integer, conditions json, lines json)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
  select c.school_id, s.name, s.number_on_roll,
    (select json_build_object('totalLimitPence', k.total_limit_pence::text, 'includesVat', k.total_limit_includes_vat,
      'leastSchools', k.least_schools, 'allOrNothing', k.all_or_nothing, 'lines', k.lines)
      from commitment_condition k where k.id = c.condition_id),
    (select json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity) order by l.item_id)
      from commitment_line l where l.pool_id = c.pool_id and l.school_id = c.school_id)
  from commitment c join school s on s.id = c.school_id
  where c.pool_id = wanted_pool and acting.seen_pools(array[wanted_pool]) is not null
    and not exists (select from approval a where a.pool_id = c.pool_id and a.school_id = c.school_id
      and a.state not in ('approved', 'not-needed'));
end $$;
revoke execute on function pool_is_conditional(uuid), pool_bids(uuid) from public;
grant execute on function pool_is_conditional(uuid), pool_bids(uuid) to kith_app;`

export async function up(db: Kysely<unknown>) {
  await bids.execute(db)
}
