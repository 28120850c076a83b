import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Refusal } from "#app/features/purchasing/pools/refusal.ts"
import type { WantedDays } from "#app/features/staffing/posts/days-form.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { priceOn } from "#app/features/staffing/posts/pay-award.ts"
import { inPolicy, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { mayPassOn } from "#app/features/staffing/waiting/give-up-days.server.ts"
import { holdDays } from "#app/features/staffing/waiting/hold-days.server.ts"
import { readHolding } from "#app/features/staffing/waiting/waiting-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Waiting =
  | { kind: "waiting" }
  | { kind: "refused-field"; field: "days" | "limitDay"; sentence: string }
  | Refusal

/** So many half-days a week; a school that has none yet says the rest as well. */
type Wanted = { postId: string; halfDays: number; wanted: WantedDays | null }

/**
 * Puts the acting school at the end of a post's waiting list. It waits for no more than the post offers, and only where
 * it would pay what a day costs at present: a lower limit would wait for nothing.
 */
export async function waitForDays(
  tx: Tx,
  actor: SchoolActor,
  { postId, halfDays, wanted }: Wanted,
): Promise<Waiting> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post, now } = locked
  const refusal = mayPassOn(actor, locked)
  if (refusal) return refusal
  if (!can(actor, "commit-days", inPolicy(post)))
    return { kind: "forbidden", sentence: "The post is shared by a group that your school is not in." }
  const read = await readDayPrices(tx, postId)
  const price = read ? priceOn(read.prices, civilDateOf(now)) : 0n
  if (wanted && wanted.limitDayPence < price)
    return {
      ...{ kind: "refused-field", field: "limitDay" },
      sentence: `Enter ${formatPounds(price)} or more: that is what a day costs at present`,
    }
  const has = await readHolding(tx, postId, actor.school.id)
  const { rows } = await sql<{ waits: number }>`
    select count(*)::integer as waits from day_waiting
    where post_id = ${postId} and school_id = ${actor.school.id} and state in ('waiting', 'held')`.execute(tx)
  const left = post.halfDays - has - (rows[0]?.waits ?? 0)
  if (halfDays > left)
    return {
      ...{ kind: "refused-field", field: "days" },
      sentence:
        left > 0
          ? `Enter ${daysInWords(left)} or fewer: with what your school has and waits for, that is all the post offers`
          : "Your school has or waits for all that the post offers",
    }
  if (wanted && has === 0) await writeWishes(tx, actor, postId, { ...wanted, halfDays })
  await tx
    .insertInto("dayWaiting")
    .values(
      Array.from({ length: halfDays }, () => ({
        postId,
        schoolId: actor.school.id,
        askedBy: actor.personId,
      })),
    )
    .execute()
  await holdDays(tx, postId, now)
  await recordEvent(tx, actor, {
    act: "wait-for-days",
    subject: { kind: "shared-post", id: postId },
    detail: { title: post.title, days: daysInWords(halfDays) },
  })
  return { kind: "waiting" }
}

async function writeWishes(tx: Tx, actor: SchoolActor, postId: string, wanted: WantedDays): Promise<void> {
  const said = { ...wanted, committedBy: actor.personId, changedAt: Temporal.Now.instant() }
  await tx
    .insertInto("dayBid")
    .values({ postId, schoolId: actor.school.id, ...wanted, committedBy: actor.personId })
    .onConflict((conflict) => conflict.columns(["postId", "schoolId"]).doUpdateSet(said))
    .execute()
}
