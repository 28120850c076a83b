import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import {
  lockAdmission,
  type Settled,
  settleAdmission,
} from "#app/features/groups/admissions/pending-admission.server.ts"
import type { Tx } from "#db/client.ts"

type Withdrawing = { kind: "withdrawn"; groupId: string } | { kind: "not-allowed" } | Settled

/** The side that opened an admission takes it back before it is answered. */
export async function withdrawAdmission(tx: Tx, actor: Actor, admissionId: string): Promise<Withdrawing> {
  const admission = await lockAdmission(tx, admissionId)
  if ("kind" in admission) return admission
  if (!can(actor, "withdraw-admission", admission)) return { kind: "not-allowed" }
  await settleAdmission(tx, actor, admission, "withdrawn")
  await recordEvent(tx, actor, {
    act: "withdraw-admission",
    subject: { kind: "admission", id: admission.id },
    groupId: admission.groupId,
    detail: { school: admission.schoolName ?? admission.email, openedBySide: admission.openedBySide },
  })
  return { kind: "withdrawn", groupId: admission.groupId }
}
