import { recordEvent } from "#app/features/audit/record-event.server.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { leadCandidates } from "#app/features/purchasing/drafting/pool-form-choices.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import type { PostDraft } from "#app/features/staffing/posts/post-form.ts"
import { inPolicy, onlyLeadsPost, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import type { Tx } from "#db/client.ts"

export type SavingPost =
  | { kind: "saved"; postId: string; isNew: boolean }
  /** A fault that only the database could know, for one field of the form. */
  | { kind: "refused-field"; field: "groupIds" | "employerSchoolId"; sentence: string }
  | Refusal

/** Writes a draft as the form has it: a new one, or in place of the draft with its id. Only drafts may change. */
export async function savePostDraft(tx: Tx, actor: Actor, draft: PostDraft): Promise<SavingPost> {
  const before = await lockPost(tx, draft.id)
  if (before === null && !can(actor, "draft-post")) return mayNotDraft
  if (before && !can(actor, "edit-post", inPolicy(before.post))) return onlyLeadsPost
  if (before && before.post.state !== "draft")
    return refused("This post has opened, so its terms stand. Cancel it and draft another, if it is wrong.")
  const fault = await faultOf(tx, actor, draft, before?.post ?? null)
  if (fault) return fault
  if (before === null && !(await writeNew(tx, actor, draft))) return postNotFound
  await writeGroups(tx, actor, draft, before?.post ?? null)
  if (before) await tx.updateTable("sharedPost").set(columnsOf(draft)).where("id", "=", draft.id).execute()
  await tx.deleteFrom("postPay").where("postId", "=", draft.id).execute()
  await tx
    .insertInto("postPay")
    .values({ postId: draft.id, enteredBy: actor.personId, ...draft.pay })
    .execute()
  await recordEvent(tx, actor, {
    act: before ? "edit-post" : "draft-post",
    subject: { kind: "shared-post", id: draft.id },
    groupId: draft.groupIds[0],
    detail: { title: draft.title },
  })
  return { kind: "saved", postId: draft.id, isNew: before === null }
}

const mayNotDraft: Refusal = {
  kind: "forbidden",
  sentence:
    "Heads, business managers and coordinators can propose a shared post, once their school is in a group.",
}

async function faultOf(
  tx: Tx,
  actor: Actor,
  { groupIds, employerSchoolId }: PostDraft,
  before: SharedPost | null,
): Promise<SavingPost | null> {
  if (!groupIds.every((id) => groupIdsOf(actor).includes(id)))
    return { kind: "refused-field", field: "groupIds", sentence: "Choose groups that your school is in" }
  const employer = (await leadCandidates(tx, actor)).find(({ id }) => id === employerSchoolId)
  if (!employer && before?.employer.id === employerSchoolId) return null
  const employs = employer?.isOwn ? actor.groups.map(({ id }) => id) : employer?.groupIds
  if (employs?.some((id) => groupIds.includes(id))) return null
  return {
    ...{ kind: "refused-field", field: "employerSchoolId" },
    sentence:
      "Choose a school of a group that you open the post to: your own, or one of a group that you coordinate",
  }
}

const columnsOf = (draft: PostDraft) => ({
  ...{ employerSchoolId: draft.employerSchoolId, title: draft.title, description: draft.description },
  ...{ halfDays: draft.halfDays, leastHalfDays: draft.leastHalfDays, weeks: draft.weeks },
  ...{ startsOn: draft.startsOn, endsOn: draft.endsOn, closesAt: draft.closesAt },
  ...{ travelDayPence: draft.travelDayPence, cfrCode: draft.cfrCode },
})

/** false: another post, which this person cannot see, has the id. */
async function writeNew(tx: Tx, actor: Actor, draft: PostDraft): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("sharedPost")
    .values({ id: draft.id, createdBy: actor.personId, ...columnsOf(draft) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** New groups come before old ones go: it may be by one of them that this person leads the post. */
async function writeGroups(
  tx: Tx,
  actor: Actor,
  { id, groupIds }: PostDraft,
  before: SharedPost | null,
): Promise<void> {
  await tx
    .insertInto("sharedPostGroup")
    .values(groupIds.map((groupId) => ({ postId: id, groupId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const beyond = (before?.groups ?? []).filter((group) => !groupIdsOf(actor).includes(group.id))
  const staying = [...groupIds, ...beyond.map((group) => group.id)]
  await tx
    .deleteFrom("sharedPostGroup")
    .where("postId", "=", id)
    .where("groupId", "not in", staying)
    .execute()
}
