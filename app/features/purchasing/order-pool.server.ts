import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/can.ts"
import { type Advance, advancePool } from "#app/features/purchasing/advance-pool.server.ts"
import { inPolicy } from "#app/features/purchasing/refusal.ts"
import type { Tx } from "#db/client.ts"

/** Says that the lead school has placed the order with the supplier. It binds: an ordered pool cannot be cancelled. */
export const orderPool = (tx: Tx, actor: Actor, poolId: string): Promise<Advance> =>
  advancePool(tx, actor, poolId, {
    act: "order-pool",
    from: "closed",
    to: "ordered",
    mayDo: (terms) => can(actor, "order-pool", inPolicy(terms)),
    forbidden: "Only the lead school's head, business manager and finance staff can order.",
    tooEarly: "A pool can be ordered once it has closed.",
  })
