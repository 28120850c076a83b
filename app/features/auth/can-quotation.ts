import { leadsPool } from "#app/features/auth/can-pool.ts"

/** What suppliers quote is for those who lead the pool. */
export const quotationRules = {
  "see-quotations": leadsPool,
  "enter-quotation": leadsPool,
  "decline-quotation": leadsPool,
  "use-quotation": leadsPool,
}
