import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor, SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readPosting } from "#app/features/expertise/posting-queries.server.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { Tx } from "#db/client.ts"

type Approving = { kind: "approved" } | { kind: "not-found" } | { kind: "not-allowed" }

/** Lets other schools see what an offer says of the actor's staff; whom it fits is told next. Twice is once. */
export async function approvePosting(tx: Tx, actor: SchoolActor, id: string, post: Post): Promise<Approving> {
  const posting = await readPosting(tx, id)
  if (!posting) return { kind: "not-found" }
  if (!can(actor, "approve-posting", { schoolId: posting.school.id })) return { kind: "not-allowed" }
  const approved = await tx
    .updateTable("posting")
    .set({ awaitsApproval: false })
    .where("id", "=", id)
    .where("awaitsApproval", "=", true)
    .executeTakeFirst()
  if (approved.numUpdatedRows === 0n) return { kind: "approved" }
  await recordEvent(tx, actor, {
    act: "approve-posting",
    subject: { kind: "posting", id },
    detail: { title: posting.title },
  })
  await post.jobs.enqueue(tx, { queue: "tell-matches", data: { postingId: id } })
  return { kind: "approved" }
}

const MOST_SHOWN = 10

/** Offers of the actor's school that speak of its staff and wait for a leader's word. */
export async function approvalsOfPostings(tx: Tx, actor: Actor): Promise<Need[]> {
  if (!actor.school || !can(actor, "approve-posting", { schoolId: actor.school.id })) return []
  const waiting = await tx
    .selectFrom("posting")
    .select(["id", "title"])
    .where("schoolId", "=", actor.school.id)
    .where("awaitsApproval", "=", true)
    .where("endedAt", "is", null)
    .orderBy("postedAt")
    .limit(MOST_SHOWN)
    .execute()
  return waiting.map(({ id, title }) => ({
    key: id,
    title: `Approve: ${title}`,
    detail: "An offer that speaks of your staff. Other schools see it once you have approved it.",
    href: `/sharing/postings/${id}`,
    by: null,
    weight: "duty",
  }))
}
