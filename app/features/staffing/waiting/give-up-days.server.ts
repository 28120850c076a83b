import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { type LockedPost, lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { inPolicy, officeAnswersFor, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import type { GivingUp } from "#app/features/staffing/waiting/give-up-form.ts"
import { holdDays } from "#app/features/staffing/waiting/hold-days.server.ts"
import { daysGivenUp } from "#app/features/staffing/waiting/waiting-letters.ts"
import { readGivenUp, readHolding } from "#app/features/staffing/waiting/waiting-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** How much of a post the acting school could still give up, in half-days a week. */
export async function leftToGiveUp(tx: Tx, postId: string, schoolId: string): Promise<number> {
  const given = await readGivenUp(tx, postId, schoolId)
  const open = given.reduce((sum, { halfDays, taken }) => sum + halfDays - taken, 0)
  return (await readHolding(tx, postId, schoolId)) - open
}

/**
 * Offers days of the acting school to those that wait for them, in their order. Until one takes them the school keeps
 * them and pays them. The same form sent twice gives them up once.
 */
export async function giveUpDays(
  tx: Tx,
  actor: SchoolActor,
  { postId, id, days, fromDay, reason }: GivingUp & { postId: string },
  post: Post,
): Promise<{ kind: "given-up" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const refusal = mayPassOn(actor, locked)
  if (refusal) return refusal
  if ((await readGivenUp(tx, postId, actor.school.id)).some((given) => given.id === id))
    return { kind: "given-up" }
  if (days > (await leftToGiveUp(tx, postId, actor.school.id)))
    return refused("Your school has not so many days left to give up. Look at what it has now.")
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("daysGivenUp")
    .values({
      ...{ id, postId, schoolId: actor.school.id, halfDays: days, fromDay, reason },
      ...{ givenUpBy: actor.personId, personName: actor.name },
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refused("This form had been sent before. Open the page again.")
  await holdDays(tx, postId, locked.now)
  await recordEvent(tx, actor, {
    act: "give-up-days",
    subject: { kind: "shared-post", id: postId },
    detail: { title: locked.post.title, days: daysInWords(days), from: fromDay.toString() },
  })
  if (locked.post.employer.id !== actor.school.id) {
    const letter = daysGivenUp(
      locked.post,
      { by: actor.school.name, halfDays: days, fromDay, reason },
      post.appUrl,
    )
    await writeToLeaders(tx, post, locked.post.employer.id, letter)
  }
  return { kind: "given-up" }
}

/** Keeps what nobody has taken yet. What is held for others waits on in their place. Sent twice it is once. */
export async function keepDays(
  tx: Tx,
  actor: SchoolActor,
  { postId, id }: { postId: string; id: string },
): Promise<{ kind: "kept" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const refusal = mayPassOn(actor, locked)
  if (refusal) return refusal
  const own = await tx
    .selectFrom("daysGivenUp")
    .select("id")
    .where("id", "=", id)
    .where("postId", "=", postId)
    .where("schoolId", "=", actor.school.id)
    .executeTakeFirst()
  if (!own) return refused("There is nothing of your school’s to keep here. Open the page again.")
  await sql`select let_go_of_days(${id}::uuid)`.execute(tx)
  await holdDays(tx, postId, locked.now)
  await recordEvent(tx, actor, {
    act: "keep-days",
    subject: { kind: "shared-post", id: postId },
    detail: { title: locked.post.title },
  })
  return { kind: "kept" }
}

/** Why the acting school cannot pass days of a post on, or wait for some; null: it can. */
export function mayPassOn(actor: SchoolActor, { post }: LockedPost): Refusal | null {
  if (!can(actor, "pass-days-on", inPolicy(post))) return officeAnswersFor(actor.school)
  return post.state === "formed" || post.state === "running"
    ? null
    : refused("This post is not shared at present, so no days of it can change hands.")
}
