import { type RawBuilder, sql } from "kysely"
import { isId, readCursor, writeCursor } from "#app/core/cursor.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import type { CommitmentLine, ItemDemand } from "#app/features/purchasing/commitment.ts"
import type { PoolState, PoolTerms } from "#app/features/purchasing/pool.ts"
import { type TermsJson, termsJson, termsOf } from "#app/features/purchasing/pool-terms.server.ts"
import type { Tx } from "#db/client.ts"

export type PoolFilter = {
  /** Which states; drafts appear only to those who lead them. */
  states: readonly PoolState[]
  /** Only pools open to this group. */
  groupId?: string
  /** Pools that the acting school has, or has not, committed to. */
  answer?: "joined" | "unanswered"
  /** Words of the title or the supplier's name, in any order. */
  words?: string
  order: "soonest-first" | "latest-first"
}

export type ListedPool = {
  terms: PoolTerms
  demand: ItemDemand[]
  /** How many schools are in. */
  schools: number
  /** What the acting school takes; empty where it has not answered. */
  mine: CommitmentLine[]
}

/** A page of a list, with cursors to the pages on either side; null where there is none. */
export type PoolPage = { pools: ListedPool[]; next: string | null; previous: string | null }

export const POOLS_A_PAGE = 20

/** `after` or `before` a place in the list's order. */
type Place = { side: "after" | "before"; closesAt: string; id: string }

/**
 * Lists pools by their closing, a page at a time, in one round trip. Every group of the actor and every state is one
 * range of an index, read only as far as the page goes; the ranges are merged, so a pool open to two groups of the
 * school comes once.
 */
export async function listPools(
  tx: Tx,
  actor: Actor,
  filter: PoolFilter,
  cursor: string | null = null,
  limit = POOLS_A_PAGE,
): Promise<PoolPage> {
  const place = placeOf(cursor)
  const isBackwards = place?.side === "before"
  const isAscending = (filter.order === "soonest-first") !== isBackwards
  const direction = sql.raw(isAscending ? "asc" : "desc")
  const found = candidates(actor, filter, place, isAscending, limit + 1)
  const schoolId = actor.school?.id ?? null
  const { rows } = await sql<Row>`
    with page as materialized (
      select distinct id, closes_at from (${found}) found order by closes_at ${direction}, id ${direction} limit ${limit + 1}
    ), demand as materialized (select * from pool_demand(array(select id from page))
    ), sizes as materialized (select * from pool_sizes(array(select id from page)))
    select ${termsJson} as terms,
      coalesce((select json_agg(json_build_object('itemId', d.item_id, 'quantity', d.quantity::integer, 'schools', d.schools::integer))
        from demand d where d.pool_id = p.id), '[]') as demand,
      coalesce((select z.schools::integer from sizes z where z.pool_id = p.id), 0) as schools,
      coalesce((select json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity)) from commitment_line l
        where l.pool_id = p.id and l.school_id = ${schoolId}::uuid), '[]') as mine
    from page join pool p on p.id = page.id order by p.closes_at ${direction}, p.id ${direction}`.execute(tx)
  return pageOf(rows, limit, place)
}

type Row = { terms: TermsJson; demand: ItemDemand[]; schools: number; mine: CommitmentLine[] }

const pageOf = (rows: readonly Row[], limit: number, place: Place | null): PoolPage => {
  const hasMore = rows.length > limit
  const kept = rows.slice(0, limit).map((row) => ({ ...row, terms: termsOf(row.terms) }))
  const isBackwards = place?.side === "before"
  const pools = isBackwards ? kept.reverse() : kept
  const at = (side: Place["side"], pool: ListedPool | undefined) =>
    pool ? writeCursor(side, pool.terms.closesAt.toString(), pool.terms.id) : null
  return {
    pools,
    next: isBackwards || hasMore ? at("after", pools.at(-1)) : null,
    previous: (isBackwards ? hasMore : place !== null) ? at("before", pools[0]) : null,
  }
}

const placeOf = (cursor: string | null): Place | null => {
  const [side, closesAt = "", id] = readCursor(cursor, 3) ?? []
  if ((side !== "after" && side !== "before") || !isId(id)) return null
  try {
    return { side, closesAt: Temporal.Instant.from(closesAt).toString(), id }
  } catch {
    return null
  }
}

/** Pools by group, by lead school and by what the school has joined: each source yields its first rows in order. */
const candidates = (
  actor: Actor,
  filter: PoolFilter,
  place: Place | null,
  isAscending: boolean,
  limit: number,
): RawBuilder<unknown> => {
  const schoolId = actor.school?.id ?? null
  const compare = sql.raw(isAscending ? ">" : "<")
  const direction = sql.raw(isAscending ? "asc" : "desc")
  const beyond = (at: string, id: string) =>
    place
      ? sql`(${sql.ref(at)}, ${sql.ref(id)}) ${compare} (${place.closesAt}::timestamptz, ${place.id}::uuid)`
      : sql`true`
  const words = (id: string) =>
    filter.words?.trim()
      ? sql`exists (select from pool w where w.id = ${sql.ref(id)}
          and w.words @@ websearch_to_tsquery('english', ${filter.words}))`
      : sql`true`
  const unanswered = (id: string) =>
    filter.answer === "unanswered"
      ? sql`not exists (select from commitment c where c.pool_id = ${sql.ref(id)} and c.school_id = ${schoolId}::uuid)`
      : sql`true`
  const states = sql`unnest(${[...filter.states]}::text[])`
  const groupIds = filter.groupId
    ? groupIdsOf(actor).filter((id) => id === filter.groupId)
    : groupIdsOf(actor)
  const offered = sql`
    select found.id, found.closes_at from unnest(${groupIds}::uuid[]) in_group(id), ${states} of_state(name), lateral (
      select g.pool_id as id, g.closes_at from pool_group g
      where g.group_id = in_group.id and g.state = of_state.name and ${beyond("g.closes_at", "g.pool_id")}
        and ${words("g.pool_id")} and ${unanswered("g.pool_id")}
      order by g.closes_at ${direction}, g.pool_id ${direction} limit ${limit}) found`
  const led = sql`
    select found.id, found.closes_at from ${states} of_state(name), lateral (
      select p.id, p.closes_at from pool p
      where p.lead_school_id = ${schoolId}::uuid and p.state = of_state.name and ${beyond("p.closes_at", "p.id")}
        and ${words("p.id")} and ${unanswered("p.id")}
      order by p.closes_at ${direction}, p.id ${direction} limit ${limit}) found`
  const joined = sql`
    (select p.id, p.closes_at from commitment c join pool p on p.id = c.pool_id
      where c.school_id = ${schoolId}::uuid and p.state = any (${[...filter.states]}::text[])
        and ${beyond("p.closes_at", "p.id")} and ${words("p.id")}
        and ${filter.groupId ? sql`exists (select from pool_group g where g.pool_id = p.id and g.group_id = ${filter.groupId}::uuid)` : sql`true`}
      order by p.closes_at ${direction}, p.id ${direction} limit ${limit})`
  if (filter.answer === "joined") return joined
  if (filter.groupId) return offered
  return filter.answer === "unanswered"
    ? sql`${offered} union all ${led}`
    : sql`${offered} union all ${led} union all ${joined}`
}
