import type { ItemOutcome, PoolShare, VatShare } from "#app/features/purchasing/clearing-outcome.ts"
import type { PoolTerms } from "#app/features/purchasing/pool.ts"

/** A cleared and delivered pool, as it was written down at closing. */
export type DeliveredPool = {
  terms: PoolTerms
  items: readonly ItemOutcome[]
  shares: readonly PoolShare[]
  vatShares: readonly VatShare[]
  /** By school id; empty where a school gave none. */
  orderNumbers: ReadonlyMap<string, string>
  deliveredOn: Temporal.PlainDate
}
