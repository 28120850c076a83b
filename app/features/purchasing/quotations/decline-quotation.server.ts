import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import { readQuotations } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import { takesQuotations } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import type { Tx } from "#db/client.ts"

type Decline = { poolId: string; quotationId: string; because: string }

/** Takes a quotation out of the comparison for good; it stays on the record, with the reason. */
export async function declineQuotation(
  tx: Tx,
  actor: Actor,
  { poolId, quotationId, because }: Decline,
): Promise<{ kind: "declined" } | Refusal> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms, now } = locked
  if (!can(actor, "decline-quotation", inPolicy(terms))) return onlyLeads
  const quotation = (await readQuotations(tx, poolId)).find(({ id }) => id === quotationId)
  if (!quotation) return poolNotFound
  if (quotation.settled?.as === "declined") return { kind: "declined" }
  if (quotation.settled) return refused("This quotation has been used, so it can no longer be declined.")
  if (!takesQuotations(terms)) return refused("This pool has closed, so its quotations stay as they are.")
  await tx
    .updateTable("quotation")
    .set({
      ...{ settledAs: "declined", settledAt: now, settledBecause: because },
      ...{ settledBy: actor.personId, settledByName: actor.name },
    })
    .where("id", "=", quotationId)
    .execute()
  await recordEvent(tx, actor, {
    act: "decline-quotation",
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { quotationId, supplierName: quotation.supplierName, because },
  })
  return { kind: "declined" }
}
