import { type RawBuilder, sql } from "kysely"
import { readMoment } from "#app/core/cursor.ts"
import type { Pence } from "#app/core/money.ts"
import { readPlace, twoWayPage } from "#app/core/two-way-page.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import type { ApprovalState } from "#app/features/purchasing/approvals/approval.ts"
import type { CommitmentLine, ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { type PoolFilter, poolCandidates } from "#app/features/purchasing/pools/pool-candidates.server.ts"
import { type TermsJson, termsJson, termsOf } from "#app/features/purchasing/pools/pool-terms.server.ts"
import type { Tx } from "#db/client.ts"

export type { PoolFilter }

export type ListedPool = {
  terms: PoolTerms
  /** Of an open pool; a closed one has its result instead. */
  demand: ItemDemand[]
  /** How many schools are in. */
  schools: number
  /** What the acting school takes; empty where it has not answered. */
  mine: CommitmentLine[]
  /** How that stands with those who have to approve it; null where nobody has to. */
  approval: ApprovalState | null
  /** What the acting school pays in all, VAT included; null before a pool has cleared with it. */
  myGrossPence: Pence | null
}

/** A page of a list, with cursors to the pages on either side; null where there is none. */
export type PoolPage = { pools: ListedPool[]; next: string | null; previous: string | null }

const POOLS_A_PAGE = 20

/** Lists pools by their closing, a page at a time, in one round trip; a pool open to two of one's groups comes once. */
export async function listPools(
  tx: Tx,
  actor: Actor,
  filter: PoolFilter,
  cursor: string | null = null,
  limit = POOLS_A_PAGE,
): Promise<PoolPage> {
  const place = readPlace(cursor, readMoment)
  const from = place && { closesAt: place.at.toString(), id: place.id }
  const isAscending = (filter.order === "soonest-first") !== (place?.side === "before")
  const found = poolCandidates(actor, filter, { from, isAscending, limit: limit + 1 })
  const direction = sql.raw(isAscending ? "asc" : "desc")
  const school = sql<string | null>`${actor.school?.id ?? null}::uuid`
  const isAhead = filter.states.every((state) => state === "draft" || state === "open")
  const { rows } = await sql<Row>`
    with page as materialized (
      select distinct id, state, closes_at from (${found}) found
      order by closes_at ${direction}, id ${direction} limit ${sql.lit(limit + 1)}
    ), items as materialized (select * from pool_items(array(select id from page))
    ), demand as materialized (
      select pool_id, json_agg(json_build_object('itemId', item_id, 'quantity', quantity, 'schools', schools)) as demand
      from pool_demand(array(select id from page where state = 'open')) group by pool_id
    ), sizes as materialized (select * from pool_sizes(array(select id from page)))
    select ${termsJson(sql`items.items`)} as terms, coalesce(demand.demand, '[]') as demand,
      coalesce(sizes.schools, 0)::integer as schools,
      coalesce((select json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity)) from commitment_line l
        where l.pool_id = page.id and l.school_id = ${school}), '[]') as mine,
      (select a.state from approval a where a.pool_id = page.id and a.school_id = ${school}) as approval,
      ${isAhead ? sql`null::bigint` : myGross(school)} as my_gross_pence
    from page join lateral (select * from pool where pool.id = page.id offset 0) p on true
    left join items on items.pool_id = page.id left join demand on demand.pool_id = page.id
    left join sizes on sizes.pool_id = page.id
    order by page.closes_at ${direction}, page.id ${direction}`.execute(tx)
  const listed = rows.map((row) => ({ ...row, terms: termsOf(row.terms) }))
  const { page, next, previous } = twoWayPage(listed, limit, place, ({ terms }) => ({
    ...{ at: terms.closesAt, id: terms.id },
  }))
  return { pools: page, next, previous }
}

/** Left out of a list of pools that have not closed: what it reads grows with what happens after closing. */
const myGross = (school: RawBuilder<string | null>) => sql`
  (select sum(v.net_pence + v.vat_pence)::bigint from current_vat_share v
    where v.pool_id = page.id and v.school_id = ${school})`

type Row = Omit<ListedPool, "terms"> & { terms: TermsJson }
