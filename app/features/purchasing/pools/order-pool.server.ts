import { type Actor, actingForSchool } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { placeOrder } from "#app/features/purchasing/orders/place-order.server.ts"
import { type Advance, advancePool } from "#app/features/purchasing/pools/advance-pool.server.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/**
 * Orders what a pool came to: writes the purchase order for the supplier and moves the pool. It binds: an ordered
 * pool cannot be cancelled.
 */
export async function orderPool(tx: Tx, actor: Actor, poolId: string): Promise<Advance> {
  const step = await advancePool(tx, actor, poolId, {
    act: "order-pool",
    from: "closed",
    to: "ordered",
    mayDo: (terms) => can(actor, "order-pool", inPolicy(terms)),
    forbidden: "Only the lead school's head, business manager and finance staff can order.",
    tooEarly: "A pool can be ordered once it has closed.",
  })
  if (step.kind === "done") await placeOrder(tx, actingForSchool(actor), poolId)
  return step
}
