import type { Pence } from "#app/core/money.ts"
import type { PoolShare, VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

type Shared = { shares: readonly PoolShare[]; vatShares: readonly VatShare[] }

/** What every school pays in all, VAT included. */
export function schoolTotals({ shares, vatShares }: Shared): Map<string, Pence> {
  const totals = new Map<string, Pence>()
  const add = (schoolId: string, pence: Pence) => totals.set(schoolId, (totals.get(schoolId) ?? 0n) + pence)
  for (const { schoolId, netPence } of shares) add(schoolId, netPence)
  for (const { schoolId, vatPence } of vatShares) add(schoolId, vatPence)
  return totals
}
