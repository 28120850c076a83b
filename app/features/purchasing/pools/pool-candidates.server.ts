import { type RawBuilder, sql } from "kysely"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import type { PoolState } from "#app/features/purchasing/pools/pool.ts"

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

/** A place in a list, and the way to go from it. */
export type Range = { from: { closesAt: string; id: string } | null; isAscending: boolean; limit: number }

/**
 * The first rows of a range as `id`, `state` and `closes_at`, from every source that can have one: each group of the
 * actor in each state, what their school leads, and what it has joined. Each source is one range of an index, read
 * only as far as the page goes; the same pool may come from several.
 */
export const poolCandidates = (actor: Actor, filter: PoolFilter, range: Range): RawBuilder<unknown> => {
  const offered = offeredToGroups(actor, filter, range)
  const joined = joinedBySchool(actor, filter, range)
  const led = ledBySchool(actor, filter, range)
  if (filter.answer === "joined") return joined
  if (filter.groupId) return offered
  // A school does not leave a group while it is in an open pool of it, so only past ones can be missing from the others.
  const isPast = filter.states.some((state) => state !== "draft" && state !== "open")
  const sources = filter.answer === "unanswered" || !isPast ? [offered, led] : [offered, led, joined]
  return sql.join(sources, sql` union all `)
}

const schoolOf = (actor: Actor) => sql`${actor.school?.id ?? null}::uuid`
const statesOf = (filter: PoolFilter) => sql`unnest(${[...filter.states]}::text[]) of_state(name)`

const offeredToGroups = (actor: Actor, filter: PoolFilter, range: Range) => {
  const groupIds = groupIdsOf(actor).filter((id) => !filter.groupId || id === filter.groupId)
  return sql`(
    select found.* from unnest(${groupIds}::uuid[]) in_group(id), ${statesOf(filter)}, lateral (
      select g.pool_id as id, g.state, g.closes_at from pool_group g
      where g.group_id = in_group.id and g.state = of_state.name ${conditions(actor, filter, range, "g", "g.pool_id")}
      ${firstOf(range, "g.closes_at", "g.pool_id")}) found)`
}

const ledBySchool = (actor: Actor, filter: PoolFilter, range: Range) => sql`(
    select found.* from ${statesOf(filter)}, lateral (
      select p.id, p.state, p.closes_at from pool p
      where p.lead_school_id = ${schoolOf(actor)} and p.state = of_state.name ${conditions(actor, filter, range, "p", "p.id")}
      ${firstOf(range, "p.closes_at", "p.id")}) found)`

/** A school keeps what it took part in, whatever group it has left since: its own commitments, a few dozen a year. */
const joinedBySchool = (actor: Actor, filter: PoolFilter, range: Range) => {
  const inGroup = filter.groupId
    ? sql`and exists (select from pool_group g where g.pool_id = p.id and g.group_id = ${filter.groupId}::uuid)`
    : sql``
  return sql`(
    select p.id, p.state, p.closes_at from commitment c, lateral (
      select p.id, p.state, p.closes_at from pool p where p.id = c.pool_id offset 0) p
    where c.school_id = ${schoolOf(actor)} and p.state = any (${[...filter.states]}::text[]) ${inGroup}
      ${conditions(actor, { ...filter, answer: undefined }, range, "p", "p.id")}
    ${firstOf(range, "p.closes_at", "p.id")})`
}

const conditions = (
  actor: Actor,
  filter: PoolFilter,
  { from, isAscending }: Range,
  row: string,
  id: string,
) => {
  const all: RawBuilder<unknown>[] = []
  if (from)
    all.push(sql`and (${sql.ref(`${row}.closes_at`)}, ${sql.ref(id)}) ${sql.raw(isAscending ? ">" : "<")}
      (${from.closesAt}::timestamptz, ${from.id}::uuid)`)
  const words = filter.words?.replaceAll("\0", "").trim()
  if (words)
    all.push(sql`and exists (select from pool w where w.id = ${sql.ref(id)}
      and w.words @@ websearch_to_tsquery('english', ${words}))`)
  if (filter.answer === "unanswered")
    all.push(sql`and not exists (
      select from commitment c where c.pool_id = ${sql.ref(id)} and c.school_id = ${schoolOf(actor)})`)
  return sql.join(all, sql` `)
}

const firstOf = ({ isAscending, limit }: Range, closesAt: string, id: string) => {
  const direction = sql.raw(isAscending ? "asc" : "desc")
  return sql`order by ${sql.ref(closesAt)} ${direction}, ${sql.ref(id)} ${direction} limit ${sql.lit(limit)}`
}
