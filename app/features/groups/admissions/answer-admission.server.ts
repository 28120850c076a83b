import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import {
  lockAdmission,
  type PendingAdmission,
  type Settled,
  settleAdmission,
} from "#app/features/groups/admissions/pending-admission.server.ts"
import {
  type Post,
  writeToCoordinators,
  writeToLeaders,
} from "#app/features/groups/letters/write-letters.server.ts"
import { invitationAnswered, requestAnswered } from "#app/features/groups/showing/group-letters.ts"
import type { Tx } from "#db/client.ts"

type Answering = { kind: "answered"; groupId: string; school: string } | { kind: "not-allowed" } | Settled

/**
 * The other side's answer: a coordinator's to a school that asked, or a leader's to a group that invited.
 * An accepted school is a member from this moment; of two answers at once, the first counts.
 */
export async function answerAdmission(
  tx: Tx,
  actor: Actor,
  post: Post,
  { admissionId, answer }: { admissionId: string; answer: "accepted" | "declined" },
): Promise<Answering> {
  const admission = await lockAdmission(tx, admissionId)
  if ("kind" in admission) return admission
  if (!can(actor, "answer-admission", admission)) return { kind: "not-allowed" }
  const school = schoolOf(actor, admission)
  if (school === null) return { kind: "not-allowed" }
  if (await hasEnded(tx, admission.groupId)) return { kind: "answered-already", answer: "ended" }

  if (answer === "accepted")
    await tx
      .insertInto("groupSchool")
      .values({ groupId: admission.groupId, schoolId: school.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await settleAdmission(tx, actor, admission, answer)
  await recordEvent(tx, actor, {
    act: answer === "accepted" ? "join-group" : "decline-admission",
    subject: { kind: "admission", id: admission.id },
    groupId: admission.groupId,
    detail: { school: school.name, openedBySide: admission.openedBySide },
  })
  await tellTheOthers(tx, actor, post, admission, school, answer === "accepted")
  return { kind: "answered", groupId: admission.groupId, school: school.name }
}

/** An invitation by e-mail is accepted for the school that its receiver acts for. */
const schoolOf = (actor: Actor, { schoolId, schoolName }: PendingAdmission) =>
  schoolId === null ? actor.school : { id: schoolId, name: schoolName ?? "" }

/** A group ends when its last school leaves. */
async function hasEnded(tx: Tx, groupId: string) {
  const schools = await sql<{ count: number }>`select group_school_count(${groupId}) as count`.execute(tx)
  return schools.rows[0]?.count === 0
}

async function tellTheOthers(
  tx: Tx,
  actor: Actor,
  post: Post,
  admission: PendingAdmission,
  school: { id: string; name: string },
  accepted: boolean,
) {
  const who = { name: actor.name, school: actor.school?.name ?? null }
  const { groupId, groupName, openedBySide } = admission
  const link = `${post.appUrl}/groups/${groupId}`
  if (openedBySide === "school")
    await writeToLeaders(tx, post, school.id, requestAnswered(who, groupName, accepted, link))
  else
    await writeToCoordinators(
      tx,
      post,
      groupId,
      invitationAnswered(who, groupName, school.name, accepted, link),
    )
}
