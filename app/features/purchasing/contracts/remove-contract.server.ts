import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readContract } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { onRecord } from "#app/features/purchasing/contracts/save-contract.server.ts"
import type { Tx } from "#db/client.ts"

type Removal = { kind: "removed" } | { kind: "not-found" } | { kind: "not-allowed" }

/** Takes a contract off the register; that it was there stays on the record. */
export async function removeContract(tx: Tx, actor: SchoolActor, id: string): Promise<Removal> {
  const contract = await readContract(tx, actor.school.id, id)
  if (!contract) return { kind: "not-found" }
  if (!can(actor, "remove-contract", contract)) return { kind: "not-allowed" }
  await tx.deleteFrom("contract").where("id", "=", id).execute()
  await recordEvent(tx, actor, {
    act: "remove-contract",
    subject: { kind: "contract", id },
    detail: onRecord(contract),
  })
  return { kind: "removed" }
}
