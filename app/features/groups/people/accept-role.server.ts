import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { type Post, writeToLeader } from "#app/features/groups/letters/write-letters.server.ts"
import {
  lockInvitation,
  type PendingInvitation,
  type SettledInvitation,
  settleInvitation,
} from "#app/features/groups/people/pending-invitation.server.ts"
import { personAnswered } from "#app/features/groups/schools/school-letters.ts"
import type { Tx } from "#db/client.ts"

type Answering =
  | { kind: "answered"; invitation: PendingInvitation }
  | { kind: "email-not-verified" }
  | SettledInvitation

/** Somebody takes the role that a school offered to their address. */
export const acceptRole = (tx: Tx, actor: Actor, post: Post, invitationId: string): Promise<Answering> =>
  answerInvitation(tx, actor, post, invitationId, "accepted")

/** Somebody declines the role that a school offered to their address. */
export const declineRole = (tx: Tx, actor: Actor, post: Post, invitationId: string): Promise<Answering> =>
  answerInvitation(tx, actor, post, invitationId, "declined")

async function answerInvitation(
  tx: Tx,
  actor: Actor,
  post: Post,
  invitationId: string,
  answer: "accepted" | "declined",
): Promise<Answering> {
  const invitation = await lockInvitation(tx, invitationId)
  if ("kind" in invitation) return invitation
  if (invitation.email.toLowerCase() !== actor.email.toLowerCase()) return { kind: "not-found" }
  if (!actor.emailVerified) return { kind: "email-not-verified" }

  const { schoolId, role, invitedBy } = invitation
  if (answer === "accepted")
    await tx
      .insertInto("schoolRole")
      .values({ personId: actor.personId, schoolId, role, grantedBy: invitedBy })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await settleInvitation(tx, invitation.id, answer)
  await recordEvent(tx, actor, {
    act: answer === "accepted" ? "accept-role" : "decline-role",
    subject: { kind: "role-invitation", id: invitation.id },
    schoolId,
    detail: { role, email: actor.email },
  })
  const letter = personAnswered(actor, invitation.schoolName, role, answer === "accepted")
  await writeToLeader(tx, post, { schoolId, personId: invitedBy }, letter)
  return { kind: "answered", invitation }
}
