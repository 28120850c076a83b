import { type Kysely, sql } from "kysely"
import type { Letter } from "#app/features/groups/letters/letter.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { holdDays } from "#app/features/staffing/waiting/hold-days.server.ts"
import { daysHeldForYou, daysLapsed } from "#app/features/staffing/waiting/waiting-letters.ts"
import type { Database, Tx } from "#db/client.ts"

/** Gives days that were held too long to the next school, and tells each school what is held for it. */
export async function lapseDayHolds(db: Kysely<Database>, now: Temporal.Instant, post: Post): Promise<void> {
  const due = await sql<{ postId: string }>`
    select distinct post_id from day_waiting
    where state = 'held' and (hold_until <= ${now} or told_at is null)`.execute(db)
  for (const { postId } of due.rows) await db.transaction().execute((tx) => moveOn(tx, postId, now, post))
}

async function moveOn(tx: Tx, postId: string, now: Temporal.Instant, post: Post): Promise<void> {
  const locked = await lockPost(tx, postId)
  if (!locked) return
  const lapsed = await sql<{ schoolId: string }>`
    update day_waiting set state = 'lapsed' where post_id = ${postId} and state = 'held' and hold_until <= ${now}
    returning school_id`.execute(tx)
  for (const schoolId of new Set(lapsed.rows.map((row) => row.schoolId)))
    await writeToSchool(tx, post, schoolId, daysLapsed(locked.post, post.appUrl))
  if (lapsed.rows.length > 0) await holdDays(tx, postId, now)
  const told = await sql<{ schoolId: string; halfDays: number; holdUntil: Temporal.Instant }>`
    with told as (
      update day_waiting set told_at = clock_timestamp() where post_id = ${postId} and state = 'held' and told_at is null
      returning school_id, hold_until
    ) select school_id, count(*)::integer as half_days, min(hold_until) as hold_until from told group by school_id`.execute(
    tx,
  )
  for (const { schoolId, ...held } of told.rows)
    await writeToSchool(tx, post, schoolId, daysHeldForYou(locked.post, held, post.appUrl))
}

/** With the worker's rights, for whom no school is a fellow. */
async function writeToSchool(tx: Tx, post: Post, schoolId: string, letter: Letter): Promise<void> {
  const { rows } = await sql<{ personId: string; name: string; email: string }>`
    select distinct p.id as person_id, p.name, p.email from school_role r join person p on p.id = r.person_id
    where r.school_id = ${schoolId}::uuid and r.ended_at is null and r.role in ('head', 'business-manager')`.execute(
    tx,
  )
  await write(tx, post, rows, letter)
}
