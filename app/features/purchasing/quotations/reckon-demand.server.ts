import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/** Notes how much the schools may want of a draft's items, so that suppliers compare before anybody can commit. */
export async function reckonDemand(
  tx: Tx,
  actor: Actor,
  { poolId, lines }: { poolId: string; lines: readonly CommitmentLine[] },
): Promise<{ kind: "reckoned" } | Refusal> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms } = locked
  if (!can(actor, "enter-quotation", inPolicy(terms))) return onlyLeads
  if (terms.state !== "draft") return refused("This pool has opened: what schools commit to is its demand.")
  await tx.deleteFrom("expectedDemand").where("poolId", "=", poolId).execute()
  if (lines.length > 0)
    await tx
      .insertInto("expectedDemand")
      .values(lines.map((line) => ({ poolId, ...line })))
      .execute()
  await recordEvent(tx, actor, {
    act: "reckon-demand",
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { items: lines.length },
  })
  return { kind: "reckoned" }
}
