import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { Pence } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { limitOn, priceOn } from "#app/features/staffing/posts/pay-award.ts"
import { postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { mayPassOn } from "#app/features/staffing/waiting/give-up-days.server.ts"
import { holdDays } from "#app/features/staffing/waiting/hold-days.server.ts"
import { daysTaken } from "#app/features/staffing/waiting/waiting-letters.ts"
import { readHeld } from "#app/features/staffing/waiting/waiting-queries.server.ts"
import type { Tx } from "#db/client.ts"

const movedOn = refused("These days are not held for your school any more. You are on the page as it is now.")

/** `dayPence`: what the page said that a day costs. Taken at that price, or not at all. */
type Taking = { postId: string; dayPence: Pence }

/**
 * Takes all that is held for the acting school, from the day on which its giver gives it up, at what a day costs then;
 * to take it is to accept that price, where it goes beyond the limit set before.
 */
export async function takeDays(
  tx: Tx,
  actor: SchoolActor,
  { postId, dayPence }: Taking,
  letters: Post,
): Promise<{ kind: "taken" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const refusal = mayPassOn(actor, locked)
  if (refusal) return refusal
  const held = await readHeld(tx, postId, actor.school.id)
  const read = await readDayPrices(tx, postId)
  if (!held || !read) return movedOn
  const price = priceOn(read.prices, held.fromDay)
  if (price !== dayPence)
    return refused("What a day costs has changed since you opened this page. Look at it again.")
  await tx
    .updateTable("dayWaiting")
    .set({
      ...{ state: "taken", takenFrom: held.fromDay, dayPence: price },
      ...{ answeredBy: actor.personId, answeredAt: locked.now },
    })
    .where("id", "in", held.ids)
    .execute()
  const limit = read.limits.find(({ schoolId }) => schoolId === actor.school.id)
  const award = read.prices.awards.findLast(
    ({ pay }) => Temporal.PlainDate.compare(pay.validFrom, held.fromDay) <= 0,
  )
  if (award && limit && limitOn(read.prices, limit, held.fromDay) < price)
    await tx
      .insertInto("awardAnswer")
      .values({
        ...{ postId, validFrom: award.pay.validFrom, schoolId: actor.school.id, accepted: true },
        ...{ answeredBy: actor.personId, personName: actor.name },
      })
      .onConflict((conflict) =>
        conflict.columns(["postId", "validFrom", "schoolId"]).doUpdateSet({ accepted: true }),
      )
      .execute()
  const { post } = locked
  await recordEvent(tx, actor, {
    act: "take-days",
    subject: { kind: "shared-post", id: postId },
    detail: { title: post.title, days: daysInWords(held.ids.length), from: held.fromDay.toString() },
  })
  const taken = { by: actor.school.name, halfDays: held.ids.length, fromDay: held.fromDay, dayPence: price }
  const givers = await sql<{ schoolId: string }>`
    select * from givers_of(${held.ids}::uuid[]) as school_id`.execute(tx)
  for (const id of new Set([post.employer.id, ...givers.rows.map(({ schoolId }) => schoolId)]))
    await writeToLeaders(
      tx,
      letters,
      id,
      daysTaken(post, taken, { isEmployer: id === post.employer.id }, letters.appUrl),
    )
  return { kind: "taken" }
}

/** Leaves what is held for the acting school to the next, or stops waiting for anything. */
export async function stopWaitingForDays(
  tx: Tx,
  actor: SchoolActor,
  { postId, of }: { postId: string; of: "held" | "all" },
): Promise<{ kind: "stopped" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const refusal = mayPassOn(actor, locked)
  if (refusal) return refusal
  const { numUpdatedRows } = await tx
    .updateTable("dayWaiting")
    .set({ state: "withdrawn", answeredBy: actor.personId, answeredAt: locked.now })
    .where("postId", "=", postId)
    .where("schoolId", "=", actor.school.id)
    .where("state", "in", of === "held" ? ["held"] : ["held", "waiting"])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return movedOn
  await holdDays(tx, postId, locked.now)
  await recordEvent(tx, actor, {
    act: of === "held" ? "decline-days" : "stop-waiting-for-days",
    subject: { kind: "shared-post", id: postId },
    detail: { title: locked.post.title, on: civilDateOf(locked.now).toString() },
  })
  return { kind: "stopped" }
}
