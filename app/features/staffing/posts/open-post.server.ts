import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { movePost } from "#app/features/staffing/posts/move-post.server.ts"
import { postOpened } from "#app/features/staffing/posts/post-letters.ts"
import { inPolicy, onlyLeadsPost, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { writeAbout } from "#app/features/staffing/posts/write-about-post.server.ts"
import type { Tx } from "#db/client.ts"

/** Opens a draft to its groups: from then on its terms stand, and it closes by itself. Opening twice is opening once. */
export async function openPost(
  tx: Tx,
  actor: Actor,
  postId: string,
  letters: Post,
): Promise<{ kind: "opened" } | Refusal> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post, now } = locked
  if (!can(actor, "open-post", inPolicy(post))) return onlyLeadsPost
  if (post.state === "open") return { kind: "opened" }
  if (post.state !== "draft") return refused("This post is past its opening.")
  if (Temporal.Instant.compare(post.closesAt, now) <= 0)
    return refused(
      "The day by which schools were to answer has passed. Enter a later one before you open the post.",
    )
  await movePost(tx, { postId, from: "draft", to: "open", by: actor })
  await recordEvent(tx, actor, {
    act: "open-post",
    subject: { kind: "shared-post", id: postId },
    groupId: post.groups[0]?.id,
    detail: { title: post.title, closesAt: post.closesAt.toString() },
  })
  await letters.jobs.enqueue(tx, { queue: "close-post", data: { postId }, after: post.closesAt })
  await writeAbout(tx, letters, postId, "everybody", (reader) => postOpened(reader, post, letters.appUrl))
  return { kind: "opened" }
}
