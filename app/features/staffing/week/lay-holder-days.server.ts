import { type Kysely, sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { eachDuePool } from "#app/features/purchasing/pools/each-due-pool.server.ts"
import { type LockedPost, lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { writeAbout } from "#app/features/staffing/posts/write-about-post.server.ts"
import { holderIsTaken } from "#app/features/staffing/week/holder-letters.ts"
import { daysNamed, type HolderTime, thoseThatFit } from "#app/features/staffing/week/holder-times.ts"
import { blockHolderDays } from "#app/features/staffing/week/keep-holder-days.server.ts"
import { planHolderDays } from "#app/features/staffing/week/plan-holder-days.server.ts"
import type { Database, Tx } from "#db/client.ts"

/**
 * Blocks the days of posts anew where a school's days have changed since. What the holder cannot have, because it has
 * been promised meanwhile, is told to the employer once, and tried again until it can.
 */
export async function layHolderDays(db: Kysely<Database>, post: Post): Promise<void> {
  const behind = await sql<{ id: string }>`
    select h.post_id as id from post_holder h join shared_post p on p.id = h.post_id and p.state in ('formed', 'running')
    where h.days_changed_at is not null order by h.days_changed_at`.execute(db)
  await eachDuePool(db, behind.rows, (tx, id) => layOne(tx, id, post))
}

async function layOne(tx: Tx, postId: string, letters: Post): Promise<boolean> {
  const locked = await lockPost(tx, postId)
  if (!locked) return false
  // Whoever changes a school's days meanwhile waits here, so that no change is taken for one that was looked at.
  const { rows } = await sql<{ isTold: boolean }>`
    select clash_told_at is not null as is_told from post_holder where post_id = ${postId} for update`.execute(
    tx,
  )
  const plan = rows[0] && (await planHolderDays(tx, locked))
  if (!plan) return false
  const { fit, left } = thoseThatFit(plan.times, plan.others, plan.contract)
  if (!(await isBlocked(tx, locked, fit)) && (await blockHolderDays(tx, locked, plan, fit)) === "taken")
    return false
  const isNews = left.length > 0 && !rows[0]!.isTold
  await sql`update post_holder set days_changed_at = case when ${left.length > 0} then days_changed_at end,
    clash_told_at = case when ${isNews} then clock_timestamp() else clash_told_at end
    where post_id = ${postId}`.execute(tx)
  const clash = { holder: plan.contract.title, days: daysNamed(left) }
  if (isNews)
    await writeAbout(tx, letters, postId, "employer", () => holderIsTaken(locked.post, clash, letters.appUrl))
  return true
}

/** Whether exactly these times to come are blocked already. */
async function isBlocked(tx: Tx, { post, now }: LockedPost, times: readonly HolderTime[]): Promise<boolean> {
  const { rows } = await sql<{ startsAt: Temporal.Instant; endsAt: Temporal.Instant; schoolId: string }>`
    select starts_at, ends_at, for_school_id as school_id from booking_period
    where post_id = ${post.id} and starts_at > ${now} order by starts_at`.execute(tx)
  const keyOf = (start: Temporal.Instant, end: Temporal.Instant, schoolId: string) =>
    `${start} ${end} ${schoolId}`
  const blocked = rows.map(({ startsAt, endsAt, schoolId }) => keyOf(startsAt, endsAt, schoolId))
  return blocked.join() === times.map(({ start, end, schoolId }) => keyOf(start, end, schoolId)).join()
}
