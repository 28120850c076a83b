import { sql } from "kysely"
import type { Pence } from "#app/core/money.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import type { PoolOutcome } from "#app/features/purchasing/pools/pool.ts"
import type { Tx } from "#db/client.ts"

/** A pool on the first screen: one to answer, one whose next step is ours, or one whose result is news. */
export type PoolNeed = {
  need: "answer" | "order" | "deliver" | "invoice" | "read-result"
  poolId: string
  title: string
  supplierName: string
  leadSchoolId: string
  groupIds: string[]
  closesAt: Temporal.Instant
  outcome: PoolOutcome | null
  /** What the pool comes to for whoever leads it, or the acting school's share of its result; null before closing. */
  grossPence: Pence | null
  /** How many schools wait for an answer to what they would add, before the order is placed. */
  additions: number
}

/** So many of each; the lists themselves show the rest. */
const MOST_OF_EACH = 10
/** News for so long after a closing. */
const NEWS_DAYS = 14

/**
 * What waits for this person in purchasing, in one round trip: open pools that their school has not answered (the
 * soonest closing first), pools they lead with a step to take, and results of pools that their school was in.
 */
export async function poolsNeedingMe(tx: Tx, actor: Actor): Promise<PoolNeed[]> {
  const schoolId = actor.school?.id ?? null
  const member = actor.groups.map(({ id }) => id)
  const coordinated = actor.coordinates.map(({ id }) => id)
  const { rows } = await sql<PoolNeed>`
    with to_answer as (
      select distinct found.id from unnest(${member}::uuid[]) in_group(id), lateral (
        select g.pool_id as id from pool_group g
        where g.group_id = in_group.id and g.state = 'open' and g.closes_at > clock_timestamp() and not exists (
          select from commitment c where c.pool_id = g.pool_id and c.school_id = ${schoolId}::uuid)
        order by g.closes_at limit ${MOST_OF_EACH}) found
    ), in_hand as (
      select p.id from pool p where p.lead_school_id = ${schoolId}::uuid and p.state in ('closed', 'ordered', 'delivered')
      union select g.pool_id from pool_group g
      where g.group_id = any (${coordinated}::uuid[]) and g.state in ('closed', 'ordered', 'delivered')
    ), news as (
      select distinct g.pool_id as id from pool_group g join commitment c on c.pool_id = g.pool_id and c.school_id = ${schoolId}::uuid
      where g.group_id = any (${groupIdsOf(actor)}::uuid[]) and g.state in ('closed', 'ordered', 'delivered', 'invoiced')
        and g.closes_at > clock_timestamp() - make_interval(days => ${NEWS_DAYS})
        and not exists (select from approval a where a.pool_id = g.pool_id and a.school_id = c.school_id and a.state = 'left-out')
    ), needs as (
      select 'answer' as need, id from to_answer
      union all select 'in-hand', id from in_hand
      union all select 'read-result', id from news
    )
    select case needs.need when 'in-hand' then
        case p.state when 'closed' then 'order' when 'ordered' then 'deliver' else 'invoice' end
      else needs.need end as need,
      p.id as pool_id, p.title, p.supplier_name, p.lead_school_id, p.closes_at, p.outcome,
      array(select group_id from pool_group where pool_id = p.id) as group_ids,
      case needs.need when 'in-hand' then (
          select goods_pence + delivery_pence + vat_pence from clearing where pool_id = p.id)
        when 'read-result' then (
          select (sum(pence))::bigint from (
            select net_pence from current_share where pool_id = p.id and school_id = ${schoolId}::uuid
            union all select vat_pence from current_vat_share where pool_id = p.id and school_id = ${schoolId}::uuid
          ) parts(pence))
      end as gross_pence,
      case when needs.need = 'in-hand' and p.state = 'closed' then (
        select count(*)::integer from addition a where a.pool_id = p.id and a.state = 'waiting') else 0 end as additions
    from needs join pool p on p.id = needs.id
    where needs.need <> 'in-hand' or p.outcome = 'cleared'
    order by (needs.need = 'read-result'), p.closes_at, p.id`.execute(tx)
  return rows
}
