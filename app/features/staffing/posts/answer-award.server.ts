import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { standingTo } from "#app/features/staffing/posts/pay-award.ts"
import { inPolicy, officeAnswersFor, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** What the page showed: the answer counts for that price alone. */
type Answer = { postId: string; validFrom: Temporal.PlainDate; dayPence: bigint; accepted: boolean }

/** Accepts a pay award beyond the acting school's limit, or stays with the limit. What is accepted stands. */
export async function answerAward(
  tx: Tx,
  actor: SchoolActor,
  { postId, validFrom, dayPence, accepted }: Answer,
): Promise<{ kind: "answered" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post } = locked
  if (!can(actor, "answer-award", inPolicy(post))) return officeAnswersFor(actor.school)
  const read = await readDayPrices(tx, postId)
  const award = read?.prices.awards.find(({ pay }) => pay.validFrom.equals(validFrom))
  const limit = read?.limits.find(({ schoolId }) => schoolId === actor.school.id)
  if (!read || !award || !limit || award.dayPence !== dayPence)
    return refused("The pay has been entered anew since you opened this page. Look at what a day costs now.")
  const standing = standingTo(read.prices, award, limit)
  if (standing === "accepted" || standing === "within") return { kind: "answered" }
  const answer = { accepted, answeredBy: actor.personId, personName: actor.name }
  await tx
    .insertInto("awardAnswer")
    .values({ postId, validFrom, schoolId: actor.school.id, ...answer })
    .onConflict((conflict) => conflict.columns(["postId", "validFrom", "schoolId"]).doUpdateSet(answer))
    .execute()
  await recordEvent(tx, actor, {
    act: accepted ? "accept-award" : "refuse-award",
    subject: { kind: "shared-post", id: postId },
    detail: { title: post.title, from: validFrom.toString() },
  })
  return { kind: "answered" }
}
