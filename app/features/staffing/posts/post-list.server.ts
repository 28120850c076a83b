import { type RawBuilder, sql } from "kysely"
import { type MomentCursor, readMomentCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import type { PostState } from "#app/features/staffing/posts/post.ts"
import { type PostJson, postJson, postOf } from "#app/features/staffing/posts/post-terms.server.ts"
import type { ListedPost } from "#app/features/staffing/posts/post-view.ts"
import type { Tx } from "#db/client.ts"

type Filter = { states: readonly PostState[]; order: "soonest-first" | "latest-first"; cursor: string | null }

const PAGE_SIZE = 20

/** Lists posts by the day on which schools answer; one that is open to two of one's groups comes once. */
export async function listPosts(
  tx: Tx,
  actor: Actor,
  { states, order, cursor }: Filter,
): Promise<{ posts: ListedPost[]; older: string | null }> {
  const direction = sql.raw(order === "soonest-first" ? "asc" : "desc")
  const school = sql`${actor.school?.id ?? null}::uuid`
  const { rows } = await sql<{ post: PostJson; halfDays: number; schools: number; mine: number | null }>`
    with page as materialized (
      select distinct id, closes_at from (${candidates(actor, states, readMomentCursor(cursor), order)}) found
      order by closes_at ${direction}, id ${direction} limit ${sql.lit(PAGE_SIZE + 1)}
    ), demand as materialized (select * from post_demand(array(select id from page)))
    select ${postJson()} as post, coalesce(c.taken_half_days, demand.half_days, 0)::integer as half_days,
      coalesce(demand.schools, 0)::integer as schools,
      coalesce((select s.half_days from day_share s where s.post_id = page.id and s.school_id = ${school}),
        (select b.half_days from day_bid b where b.post_id = page.id and b.school_id = ${school})) as mine
    from page join lateral (select * from shared_post where shared_post.id = page.id offset 0) p on true
    left join demand on demand.post_id = page.id left join post_clearing c on c.post_id = page.id
    order by page.closes_at ${direction}, page.id ${direction}`.execute(tx)
  const found = rows.map((row) => ({ ...row, post: postOf(row.post) }))
  const { page, next } = onePage(found, PAGE_SIZE, ({ post }) =>
    writeCursor(post.closesAt.toString(), post.id),
  )
  return { posts: page, older: next }
}

/** One range of an index for each group in each state, for what the school employs, and for what it has answered. */
const candidates = (
  actor: Actor,
  states: readonly PostState[],
  place: MomentCursor | null,
  order: Filter["order"],
): RawBuilder<unknown> => {
  const isAscending = order === "soonest-first"
  const school = sql`${actor.school?.id ?? null}::uuid`
  const ofState = sql`unnest(${[...states]}::text[]) of_state(name)`
  const after = (closesAt: string, id: string) => sql`
    ${
      place
        ? sql`and (${sql.ref(closesAt)}, ${sql.ref(id)}) ${sql.raw(isAscending ? ">" : "<")}
            (${place.moment}::timestamptz, ${place.id}::uuid)`
        : sql``
    }
    order by ${sql.ref(closesAt)} ${sql.raw(isAscending ? "asc" : "desc")},
      ${sql.ref(id)} ${sql.raw(isAscending ? "asc" : "desc")} limit ${sql.lit(PAGE_SIZE + 1)}`
  return sql`
    (select found.* from unnest(${groupIdsOf(actor)}::uuid[]) in_group(id), ${ofState}, lateral (
      select g.post_id as id, g.closes_at from shared_post_group g
      where g.group_id = in_group.id and g.state = of_state.name ${after("g.closes_at", "g.post_id")}) found)
    union all (select found.* from ${ofState}, lateral (
      select e.id, e.closes_at from shared_post e
      where e.employer_school_id = ${school} and e.state = of_state.name ${after("e.closes_at", "e.id")}) found)
    union all (select found.* from day_bid b, lateral (
      select a.id, a.closes_at from shared_post a
      where a.id = b.post_id and a.state = any (${[...states]}::text[]) offset 0) found
      where b.school_id = ${school} ${after("found.closes_at", "found.id")})`
}
