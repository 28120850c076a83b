import { type Kysely, sql } from "kysely"

/**
 * Gross values of the pools of the same kind that cleared in the twelve months before: opened to one of its groups,
 * with an item under one of its CFR codes. Each counts in full, as an order of its own does. Asks once which of them
 * whoever asks may see: asked row by row, this was a third of the time of a pool's page.
 */
const earlierPools = sql`
create function earlier_pools(wanted uuid) returns table (gross_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with seen as materialized (
    select unnest(acting.seen_pools(array_agg(distinct g.pool_id))) as id
    from pool_group own join pool_group g on g.group_id = own.group_id
    where own.pool_id = wanted and g.pool_id <> wanted
      and g.state in ('closed', 'ordered', 'delivered', 'invoiced')
      and g.closes_at > clock_timestamp() - interval '12 months'
      and exists (select from pool_item mine join pool_item theirs on theirs.cfr_code = mine.cfr_code
        where mine.pool_id = wanted and theirs.pool_id = g.pool_id)
  )
  select c.goods_pence + c.delivery_pence + c.vat_pence
  from seen join clearing c on c.pool_id = seen.id
  where c.outcome = 'cleared' and not exists (
    select from clearing_revision later where later.pool_id = c.pool_id and later.supersedes = c.revision)
$$;
revoke execute on function earlier_pools(uuid) from public;
grant execute on function earlier_pools(uuid) to kith_app, kith_worker;`

export const up = (db: Kysely<unknown>) => earlierPools.execute(db)
