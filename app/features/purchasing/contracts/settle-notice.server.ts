import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readContract } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { onRecord } from "#app/features/purchasing/contracts/save-contract.server.ts"
import type { Tx } from "#db/client.ts"

type Settling = { kind: "settled" } | { kind: "not-found" } | { kind: "not-allowed" }

/** Says that the notice has been given, or is not going to be: nobody is reminded of it any more. */
export async function settleNotice(tx: Tx, actor: SchoolActor, id: string): Promise<Settling> {
  const contract = await readContract(tx, actor.school.id, id)
  if (!contract) return { kind: "not-found" }
  if (!can(actor, "settle-notice", contract)) return { kind: "not-allowed" }
  if (contract.noticeSettledAt) return { kind: "settled" }
  const noticeSettledAt = Temporal.Now.instant()
  await tx.updateTable("contract").set({ noticeSettledAt }).where("id", "=", id).execute()
  await recordEvent(tx, actor, {
    act: "settle-notice",
    subject: { kind: "contract", id },
    detail: onRecord(contract),
  })
  return { kind: "settled" }
}
