import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { dayPenceWith } from "#app/features/staffing/posts/pay-award.ts"
import type { PostPay } from "#app/features/staffing/posts/post-cost.ts"
import { payAwarded } from "#app/features/staffing/posts/post-letters.ts"
import { inPolicy, onlyLeadsPost, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { sayOwnAward } from "#app/features/staffing/posts/say-award.ts"
import { writeAbout } from "#app/features/staffing/posts/write-about-post.server.ts"
import type { Tx } from "#db/client.ts"

/**
 * Puts other pay on a formed post, from a day to come, and tells every school that has days what they cost from then
 * on. The same day entered again takes the place of what was entered before. Nobody pays beyond their limit for it.
 */
export async function awardPay(
  tx: Tx,
  actor: Actor,
  { postId, pay }: { postId: string; pay: PostPay },
  letters: Post,
): Promise<{ kind: "awarded" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post } = locked
  if (!can(actor, "award-pay", inPolicy(post))) return onlyLeadsPost
  const before = await readDayPrices(tx, postId)
  if ((post.state !== "formed" && post.state !== "running") || !before)
    return refused("This post is not shared at present, so there is no pay to change.")
  const award = { pay, dayPence: dayPenceWith(post, pay, before.takenHalfDays) }
  await tx.deleteFrom("postPay").where("postId", "=", postId).where("validFrom", "=", pay.validFrom).execute()
  await tx
    .insertInto("postPay")
    .values({ postId, enteredBy: actor.personId, ...pay, dayPence: award.dayPence })
    .execute()
  await recordEvent(tx, actor, {
    act: "award-pay",
    subject: { kind: "shared-post", id: postId },
    groupId: post.groups[0]?.id,
    detail: { title: post.title, payPoint: pay.payPoint, from: pay.validFrom.toString(), source: pay.source },
  })
  const after = await readDayPrices(tx, postId)
  await writeAbout(tx, letters, postId, "members", ({ schoolId }) => {
    const limit = before.limits.find((one) => one.schoolId === schoolId)
    const sentences = after && limit ? sayOwnAward(post, after.prices, award, limit) : []
    return payAwarded(post, award, sentences, letters.appUrl)
  })
  return { kind: "awarded" }
}
