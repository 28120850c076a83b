import type { PriceTier } from "#app/features/purchasing/pools/pool.ts"

/** A pack larger than every quantity with a price: only the last price could ever be paid, so one of them is a slip. */
export const packFault = (
  packSize: number,
  tiers: readonly Pick<PriceTier, "fromQuantity">[],
): string | null => {
  const last = tiers.at(-1)?.fromQuantity ?? 0
  return tiers.length > 1 && packSize > last
    ? `A pack of ${packSize.toLocaleString("en-GB")} is more than any quantity priced here, which is ${last.toLocaleString("en-GB")} at most. Enter how many come in a pack`
    : null
}
