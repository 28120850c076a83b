import { mayBecome, type PostState } from "#app/features/staffing/posts/post.ts"
import type { Tx } from "#db/client.ts"

/** Who moves a post: a person, or Kith itself when its time has come. */
type Mover = { personId: string | null; name: string }

export const byItself: Mover = { personId: null, name: "Kith" }

type Move = { postId: string; from: PostState; to: PostState; by: Mover; reason?: string }

/** Moves a locked post to its next state and writes the step into its history. A step that is not declared throws. */
export async function movePost(tx: Tx, { postId, from, to, by, reason = "" }: Move): Promise<void> {
  if (!mayBecome(from, to)) throw new Error(`A post cannot go from ${from} to ${to}`)
  const moved = await tx
    .updateTable("sharedPost")
    .set({ state: to })
    .where("id", "=", postId)
    .where("state", "=", from)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw new Error(`The post is not ${from}, or not this person's to move`)
  await tx
    .insertInto("postStep")
    .values({ postId, fromState: from, toState: to, personId: by.personId, personName: by.name, reason })
    .execute()
}
