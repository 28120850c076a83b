import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Advance, advancePool } from "#app/features/purchasing/pools/advance-pool.server.ts"
import type { Tx } from "#db/client.ts"

/** Says that every school in the pool has been sent its invoice, in the transaction that issues them. */
export const markPoolInvoiced = (tx: Tx, actor: Actor, poolId: string): Promise<Advance> =>
  advancePool(tx, actor, poolId, {
    act: "invoice-pool",
    from: "delivered",
    to: "invoiced",
    mayDo: (terms) => can(actor, "issue-invoice", { sellerSchoolId: terms.leadSchool.id }),
    forbidden: "Only the lead school's head, business manager and finance staff can issue its invoices.",
    tooEarly: "A pool can be invoiced once it has been delivered.",
  })
