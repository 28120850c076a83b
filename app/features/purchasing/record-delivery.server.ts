import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/can.ts"
import { type Advance, advancePool } from "#app/features/purchasing/advance-pool.server.ts"
import { inPolicy, onlyLeads } from "#app/features/purchasing/refusal.ts"
import type { Tx } from "#db/client.ts"

/** Says that everything has been delivered as it was ordered. */
export const recordDelivery = (tx: Tx, actor: Actor, poolId: string): Promise<Advance> =>
  advancePool(tx, actor, poolId, {
    act: "deliver-pool",
    from: "ordered",
    to: "delivered",
    mayDo: (terms) => can(actor, "deliver-pool", inPolicy(terms)),
    forbidden: "sentence" in onlyLeads ? onlyLeads.sentence : "",
    tooEarly: "Delivery can be recorded once the pool has been ordered.",
  })
