import { sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { type PostJson, postJson, postOf } from "#app/features/staffing/posts/post-terms.server.ts"
import type { Tx } from "#db/client.ts"

/** A post held until the transaction ends; `now` is the database's clock after the wait. */
export type LockedPost = { post: SharedPost; now: Temporal.Instant }

/** `hold`: others may commit days at the same time, and nobody closes or cancels meanwhile. `lock`: nobody else. */
type Mode = "hold" | "lock"

/**
 * Locks a post and reads its terms. The lock is an advisory one: schools that commit days share it without writing to
 * the post's row. null when there is no such post to be seen.
 */
export async function lockPost(tx: Tx, postId: string, mode: Mode = "lock"): Promise<LockedPost | null> {
  if (!isId(postId)) return null
  const lock = sql.raw(mode === "lock" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared")
  await sql`select ${lock}(hashtextextended(${postId}::uuid::text, 0))`.execute(tx)
  const { rows } = await sql<{ post: PostJson; now: Temporal.Instant }>`
    select ${postJson()} as post, clock_timestamp() as now from shared_post p where p.id = ${postId}`.execute(
    tx,
  )
  return rows[0] ? { post: postOf(rows[0].post), now: rows[0].now } : null
}
