import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { movePost } from "#app/features/staffing/posts/move-post.server.ts"
import { mayBecome, stateNames } from "#app/features/staffing/posts/post.ts"
import { postCancelled } from "#app/features/staffing/posts/post-letters.ts"
import { inPolicy, onlyLeadsPost, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { writeAbout } from "#app/features/staffing/posts/write-about-post.server.ts"
import { freeHolderDays } from "#app/features/staffing/week/keep-holder-days.server.ts"
import type { Tx } from "#db/client.ts"

/** Cancels a post; everybody whom it concerned reads the reason. What has been delivered until then stays. */
export async function cancelPost(
  tx: Tx,
  actor: Actor,
  { postId, reason }: { postId: string; reason: string },
  letters: Post,
): Promise<{ kind: "cancelled" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post } = locked
  if (!can(actor, "cancel-post", inPolicy(post))) return onlyLeadsPost
  if (post.state === "cancelled") return { kind: "cancelled" }
  if (!mayBecome(post.state, "cancelled"))
    return refused(
      `This post is ${stateNames[post.state].toLowerCase()}, so there is nothing left to cancel.`,
    )
  await movePost(tx, { postId, from: post.state, to: "cancelled", by: actor, reason })
  await freeHolderDays(tx, postId, locked.now)
  await recordEvent(tx, actor, {
    act: "cancel-post",
    subject: { kind: "shared-post", id: postId },
    groupId: post.groups[0]?.id,
    detail: { title: post.title, reason },
  })
  if (post.state !== "draft")
    await writeAbout(tx, letters, postId, post.state === "open" ? "everybody" : "participants", (reader) =>
      postCancelled(reader, post, { by: actor.name, reason }, letters.appUrl),
    )
  return { kind: "cancelled" }
}
