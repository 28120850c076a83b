import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { resourcesToName } from "#app/features/staffing/bookings/resource-choices.server.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { inPolicy, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { freeHolderDays, withHolderDays } from "#app/features/staffing/week/keep-holder-days.server.ts"
import type { Tx } from "#db/client.ts"

type Naming = { kind: "named" } | { kind: "refused-field"; field: "resourceId"; sentence: string } | Refusal

/**
 * Says who fills a post, among the people that its employer shares; null: nobody yet. From then on its days are theirs
 * and no other's: they count in their contract hours, and nobody books them twice.
 */
export async function nameHolder(
  tx: Tx,
  actor: SchoolActor,
  { postId, resourceId }: { postId: string; resourceId: string | null },
): Promise<Naming> {
  const locked = await lockPost(tx, postId)
  if (!locked) return postNotFound
  const { post, now } = locked
  if (!can(actor, "name-holder", inPolicy(post)))
    return {
      kind: "forbidden",
      sentence: "The head and business manager of the school that employs say who fills the post.",
    }
  if (post.state !== "formed" && post.state !== "running")
    return refused("This post is not shared at present, so nobody fills it.")
  const offered = await resourcesToName(tx, actor.school.id)
  if (resourceId !== null && !offered.some(({ id }) => id === resourceId))
    return {
      ...{ kind: "refused-field", field: "resourceId" },
      sentence: "Choose one of the people whom your school shares",
    }
  const whyNot = await withHolderDays(tx, locked, async () => {
    await freeHolderDays(tx, postId, now)
    await tx.deleteFrom("postHolder").where("postId", "=", postId).execute()
    if (resourceId !== null)
      await tx
        .insertInto("postHolder")
        .values({ postId, resourceId, namedBy: actor.personId, personName: actor.name })
        .execute()
  })
  if (whyNot) return { kind: "refused-field", field: "resourceId", sentence: whyNot }
  await recordEvent(tx, actor, {
    act: "name-holder",
    subject: { kind: "shared-post", id: postId },
    groupId: post.groups[0]?.id,
    detail: { title: post.title, isNamed: resourceId !== null },
  })
  return { kind: "named" }
}
