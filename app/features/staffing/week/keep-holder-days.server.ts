import { sql } from "kysely"
import { unlessTaken } from "#app/features/staffing/bookings/unless-taken.server.ts"
import { halfOpen } from "#app/features/staffing/bookings/write-booking.server.ts"
import type { LockedPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { type HolderTime, whyNotHeld } from "#app/features/staffing/week/holder-times.ts"
import { type HolderPlan, planHolderDays } from "#app/features/staffing/week/plan-holder-days.server.ts"
import type { Tx } from "#db/client.ts"

/**
 * Does what changes the days of a post, and blocks them anew for whoever fills it. Where they cannot have them it is as
 * if nothing had been done, and the transaction goes on. Answers why they cannot, or null.
 */
export async function withHolderDays(
  tx: Tx,
  locked: LockedPost,
  work: () => Promise<void>,
): Promise<string | null> {
  await sql`savepoint before_holder_days`.execute(tx)
  await work()
  const whyNot = await keepHolderDays(tx, locked)
  await sql
    .raw(whyNot ? "rollback to savepoint before_holder_days" : "release savepoint before_holder_days")
    .execute(tx)
  return whyNot
}

async function keepHolderDays(tx: Tx, locked: LockedPost): Promise<string | null> {
  const plan = await planHolderDays(tx, locked)
  if (!plan) return null
  const whyNot = whyNotHeld(plan.times, plan.others, plan.contract)
  if (whyNot) return whyNot
  const kept = await blockHolderDays(tx, locked, plan, plan.times)
  return kept === "taken" ? "Somebody has booked one of these days meanwhile. Look at them again" : null
}

/** Blocks these times for whoever fills the post, in place of all that were blocked from now on. */
export const blockHolderDays = (
  tx: Tx,
  { post, now }: LockedPost,
  { resourceId }: HolderPlan,
  times: readonly HolderTime[],
): Promise<"blocked" | "taken"> =>
  unlessTaken(tx, async (): Promise<"blocked"> => {
    await freeHolderDays(tx, post.id, now)
    if (times.length > 0)
      await tx
        .insertInto("bookingPeriod")
        .values(
          times.map(({ schoolId, ...period }) => ({
            ...{ postId: post.id, forSchoolId: schoolId, resourceId, during: halfOpen(period), blocks: true },
          })),
        )
        .execute()
    return "blocked"
  })

/** Lets go of the days to come of a post that whoever fills it would have worked. */
export const freeHolderDays = (tx: Tx, postId: string, now: Temporal.Instant) =>
  tx.deleteFrom("bookingPeriod").where("postId", "=", postId).where("startsAt", ">", now).execute()
