import type { SchoolRole } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

export type PendingInvitation = {
  id: string
  schoolId: string
  schoolName: string
  email: string
  role: SchoolRole
  invitedBy: string
}
export type SettledInvitation = { kind: "answered-already"; answer: string } | { kind: "not-found" }

/** Locks an invitation to a role that still waits, or says what became of it. */
export async function lockInvitation(
  tx: Tx,
  invitationId: string,
): Promise<PendingInvitation | SettledInvitation> {
  const invitation = await tx
    .selectFrom("roleInvitation as i")
    .innerJoin("school as s", "s.id", "i.schoolId")
    .select(["i.id", "i.schoolId", "s.name as schoolName", "i.email", "i.role", "i.invitedBy", "i.expiresAt"])
    .$narrowType<{ role: SchoolRole }>()
    .where("i.id", "=", invitationId)
    .where("i.answer", "is", null)
    .forUpdate("i")
    .executeTakeFirst()
  if (!invitation) return whatBecameOf(tx, invitationId)
  if (Temporal.Instant.compare(invitation.expiresAt, Temporal.Now.instant()) <= 0)
    return { kind: "answered-already", answer: "expired" }
  return invitation
}

async function whatBecameOf(tx: Tx, invitationId: string): Promise<SettledInvitation> {
  const settled = await tx
    .selectFrom("roleInvitation")
    .select("answer")
    .where("id", "=", invitationId)
    .executeTakeFirst()
  return settled?.answer ? { kind: "answered-already", answer: settled.answer } : { kind: "not-found" }
}

export const settleInvitation = (
  tx: Tx,
  invitationId: string,
  answer: "accepted" | "declined" | "withdrawn",
) =>
  tx
    .updateTable("roleInvitation")
    .set({ answer, answeredAt: Temporal.Now.instant() })
    .where("id", "=", invitationId)
    .execute()
