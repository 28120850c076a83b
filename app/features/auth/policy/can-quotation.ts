import type { Actor } from "#app/features/auth/actor.ts"
import { leadsPool } from "#app/features/auth/policy/can-pool.ts"

/** What suppliers quote is for those who lead the pool. */
export const quotationRules = {
  /** What each offer for an open pool would come to for the acting school, which is in it. */
  "see-own-offers": (actor: Actor, pool: { state: string; isIn: boolean }) =>
    actor.school !== null && pool.state === "open" && pool.isIn,
  "see-quotations": leadsPool,
  "enter-quotation": leadsPool,
  "decline-quotation": leadsPool,
  "use-quotation": leadsPool,
}
