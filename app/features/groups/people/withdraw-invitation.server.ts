import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import {
  lockInvitation,
  type SettledInvitation,
  settleInvitation,
} from "#app/features/groups/people/pending-invitation.server.ts"
import { hasHead } from "#app/features/groups/people/role-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Withdrawing = { kind: "withdrawn"; email: string } | { kind: "not-allowed" } | SettledInvitation

/** A school takes back an invitation that nobody has answered. */
export async function withdrawInvitation(
  tx: Tx,
  actor: SchoolActor,
  invitationId: string,
): Promise<Withdrawing> {
  const invitation = await lockInvitation(tx, invitationId)
  if ("kind" in invitation) return invitation
  const { schoolId, role, email } = invitation
  if (!can(actor, "manage-roles", { id: schoolId, role, hasHead: await hasHead(tx, schoolId) }))
    return { kind: "not-allowed" }
  await settleInvitation(tx, invitation.id, "withdrawn")
  await recordEvent(tx, actor, {
    act: "withdraw-invitation",
    subject: { kind: "role-invitation", id: invitation.id },
    detail: { email, role },
  })
  return { kind: "withdrawn", email }
}
