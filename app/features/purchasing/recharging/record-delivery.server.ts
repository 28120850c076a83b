import { randomUUID } from "node:crypto"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { accountAtClosing } from "#app/features/purchasing/corrections/pool-account.ts"
import { completeDelivery } from "#app/features/purchasing/deliveries/complete-delivery.server.ts"
import { outstandingLines } from "#app/features/purchasing/deliveries/delivery.ts"
import { readDeliveries } from "#app/features/purchasing/deliveries/delivery-queries.server.ts"
import { writeDelivery } from "#app/features/purchasing/deliveries/write-delivery.server.ts"
import { type Advance, advancePool } from "#app/features/purchasing/pools/advance-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { inPolicy, onlyLeads } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/** Moves an ordered pool to delivered; what has arrived is the caller's to write. */
export const finishDelivery = (tx: Tx, actor: Actor, poolId: string): Promise<Advance> =>
  advancePool(tx, actor, poolId, {
    act: "deliver-pool",
    from: "ordered",
    to: "delivered",
    mayDo: (terms) => can(actor, "deliver-pool", inPolicy(terms)),
    forbidden: "sentence" in onlyLeads ? onlyLeads.sentence : "",
    tooEarly: "Delivery can be recorded once the pool has been ordered.",
  })

/** Says that everything, or all that was still to come, has been delivered as it was ordered. */
export async function recordDelivery(tx: Tx, actor: Actor, poolId: string, post: Post): Promise<Advance> {
  const step = await finishDelivery(tx, actor, poolId)
  if (step.kind !== "done") return step
  const deliveries = await readDeliveries(tx, poolId)
  if (deliveries.some(({ completes }) => completes)) return step
  const pool = await readPool(tx, poolId)
  if (!pool?.result) throw new Error(`Pool ${poolId} has not been cleared`)
  await writeDelivery(tx, actor, poolId, {
    ...{ id: randomUUID(), deliveredOn: civilDateOf(pool.now), note: "", completes: true },
    lines: outstandingLines(accountAtClosing(pool.result), deliveries),
  })
  await completeDelivery(tx, actor, poolId, post)
  return step
}
