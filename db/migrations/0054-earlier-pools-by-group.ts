import { type Kysely, sql } from "kysely"

/**
 * What a pool came to, and under which CFR codes, is repeated beside its groups as it clears, and whenever its
 * clearing is revised: so that what a group bought of one kind is one index range.
 */
const spent = sql`
alter table pool_group add column gross_pence bigint, add column cfr_codes text[] not null default '{}';
comment on column pool_group.gross_pence is 'What the pool''s standing clearing comes to, with delivery and VAT; null where nothing has cleared.';
comment on column pool_group.cfr_codes is 'Of the items of a pool that has cleared.';

create function pool_group_learns_cost() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update pool_group set gross_pence = new.goods_pence + new.delivery_pence + new.vat_pence,
    cfr_codes = array(select distinct cfr_code from pool_item where pool_id = new.pool_id)
  where pool_id = new.pool_id;
  return null;
end $$;
create trigger pool_group_learns_cost after insert on clearing for each row
  when (new.outcome = 'cleared') execute function pool_group_learns_cost();

update pool_group g set gross_pence = c.goods_pence + c.delivery_pence + c.vat_pence,
  cfr_codes = array(select distinct i.cfr_code from pool_item i where i.pool_id = g.pool_id)
from clearing c where c.pool_id = g.pool_id and c.outcome = 'cleared' and not exists (
  select from clearing_revision later where later.pool_id = c.pool_id and later.supersedes = c.revision);`

/**
 * Gross values of the pools of the same kind that cleared in the twelve months before: opened to one of its groups,
 * with an item under one of its CFR codes. Each counts in full, as an order of its own does. Whether whoever asks may
 * see a pool is asked of it only where it was opened to none of their groups.
 */
const earlierPools = sql`
create or replace function earlier_pools(wanted uuid) returns table (gross_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with earlier as materialized (
    select g.pool_id, g.gross_pence, bool_or(g.group_id = any (mine.groups)) as is_in_group
    from (select acting.group_ids() as groups,
        array(select cfr_code from pool_item where pool_id = wanted) as cfr_codes offset 0) mine
    join pool_group own on own.pool_id = wanted
    join pool_group g on g.group_id = own.group_id and g.pool_id <> wanted
      and g.state in ('closed', 'ordered', 'delivered', 'invoiced')
      and g.closes_at > clock_timestamp() - interval '12 months'
      and g.gross_pence is not null and g.cfr_codes && mine.cfr_codes
    group by g.pool_id, g.gross_pence
  ), others as materialized (select array(select pool_id from earlier where not is_in_group) as ids)
  select e.gross_pence from earlier e where e.is_in_group
  union all
  select e.gross_pence from others join earlier e on not e.is_in_group
  where others.ids <> '{}' and e.pool_id in (select unnest(acting.seen_pools(others.ids)))
$$;`

export async function up(db: Kysely<unknown>): Promise<void> {
  await spent.execute(db)
  await earlierPools.execute(db)
}
