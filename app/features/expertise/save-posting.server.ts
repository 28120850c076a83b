import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { bookableOf } from "#app/features/expertise/offers-about.server.ts"
import type { PostingDraft, PostingSide } from "#app/features/expertise/posting.ts"
import { readPosting } from "#app/features/expertise/posting-queries.server.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import type { Tx } from "#db/client.ts"

type Saving =
  | { kind: "saved" }
  /** One of the groups is none of the school's. */
  | { kind: "not-in-group" }
  /** What it is about is none of the school's. */
  | { kind: "not-own-resource" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type New = PostingDraft & { id: string; side: PostingSide }

/** Posts an offer or a need of the acting school to its groups; posted twice, it is one. Whom it fits is told next. */
export async function publishPosting(tx: Tx, actor: SchoolActor, posting: New, post: Post): Promise<Saving> {
  if (!can(actor, "post-to-groups")) return { kind: "not-allowed" }
  const { id, side, groupIds, ...rest } = posting
  if (!areOwn(actor, groupIds)) return { kind: "not-in-group" }
  if (!(await isOwnResource(tx, actor, rest.resourceId))) return { kind: "not-own-resource" }
  const written = await tx
    .insertInto("posting")
    .values({ id, side, schoolId: actor.school.id, createdBy: actor.personId, ...rest })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  if (written.numInsertedOrUpdatedRows === 0n) {
    const before = await readPosting(tx, id)
    return before?.school.id === actor.school.id ? { kind: "saved" } : { kind: "not-found" }
  }
  await offerTo(tx, id, groupIds)
  await recordEvent(tx, actor, {
    act: "post-to-groups",
    subject: { kind: "posting", id },
    detail: onRecord(posting),
  })
  await post.jobs.enqueue(tx, { queue: "tell-matches", data: { postingId: id } })
  return { kind: "saved" }
}

/** Writes a posting anew. Groups that it is taken from no longer see it; whom it fits now is told. */
export async function changePosting(
  tx: Tx,
  actor: SchoolActor,
  { id, groupIds, ...draft }: PostingDraft & { id: string },
  post: Post,
): Promise<Saving> {
  const before = await readPosting(tx, id)
  if (!before) return { kind: "not-found" }
  if (!can(actor, "change-posting", { schoolId: before.school.id })) return { kind: "not-allowed" }
  if (!areOwn(actor, groupIds)) return { kind: "not-in-group" }
  if (!(await isOwnResource(tx, actor, draft.resourceId))) return { kind: "not-own-resource" }
  const { kind: _, ...changeable } = draft
  await tx
    .updateTable("posting")
    .set({ ...changeable, changedAt: Temporal.Now.instant() })
    .where("id", "=", id)
    .execute()
  await tx.deleteFrom("postingGroup").where("postingId", "=", id).execute()
  await offerTo(tx, id, groupIds)
  await recordEvent(tx, actor, {
    act: "change-posting",
    subject: { kind: "posting", id },
    detail: onRecord({ ...draft, side: before.side, kind: before.kind }),
  })
  await post.jobs.enqueue(tx, { queue: "tell-matches", data: { postingId: id } })
  return { kind: "saved" }
}

const isOwnResource = async (tx: Tx, { school }: SchoolActor, id: string | null) =>
  id === null || (await bookableOf(tx, school.id)).some((resource) => resource.id === id)

const areOwn = (actor: SchoolActor, groupIds: readonly string[]) =>
  groupIds.every((id) => actor.groups.some((group) => group.id === id))

const offerTo = (tx: Tx, postingId: string, groupIds: readonly string[]) =>
  tx
    .insertInto("postingGroup")
    .values(groupIds.map((groupId) => ({ postingId, groupId })))
    .execute()

const onRecord = ({ side, kind, title }: Pick<New, "side" | "kind" | "title">) => ({ side, kind, title })
