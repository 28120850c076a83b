import { type Kysely, sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import { closePost } from "#app/features/staffing/posts/close-post.server.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { byItself, movePost } from "#app/features/staffing/posts/move-post.server.ts"
import type { Database, Tx } from "#db/client.ts"

/** Closes every post whose instant has passed, however long ago, each in a transaction of its own; answers which. */
export async function closeDuePosts(db: Kysely<Database>, letters: Post): Promise<string[]> {
  const due = await sql<{ id: string }>`
    select id from shared_post where state = 'open' and closes_at <= clock_timestamp() order by closes_at`.execute(
    db,
  )
  return eachDuePool(db, due.rows, async (tx, id) => (await closePost(tx, id, letters)).kind === "closed")
}

/** Starts the posts whose first day has come, and ends those whose last day is over. */
export async function moveDuePosts(db: Kysely<Database>): Promise<string[]> {
  const due = await sql<{ id: string }>`
    select id from shared_post where state in ('formed', 'running') and case state
      when 'formed' then starts_on <= (now() at time zone 'Europe/London')::date
      else ends_on < (now() at time zone 'Europe/London')::date end`.execute(db)
  return eachDuePool(db, due.rows, moveOne)
}

const moveOne = async (tx: Tx, postId: string): Promise<boolean> => {
  const locked = await lockPost(tx, postId)
  if (!locked) return false
  const { post, now } = locked
  const today = civilDateOf(now)
  const has = (date: Temporal.PlainDate) => Temporal.PlainDate.compare(date, today)
  if (post.state === "formed" && has(post.startsOn) <= 0)
    await movePost(tx, { postId, from: "formed", to: "running", by: byItself })
  else if (post.state === "running" && has(post.endsOn) < 0)
    await movePost(tx, { postId, from: "running", to: "ended", by: byItself })
  else return false
  return true
}
