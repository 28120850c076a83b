import type { Supplier, Tier } from "#app/features/purchasing/clearing/clearing.ts"

/** What exactly so many units cost, in price units; null below the minimum order. */
export const goodsCost = (
  { pricing, tiers }: Pick<Supplier, "pricing" | "tiers">,
  units: number,
): bigint | null => {
  if (units < tiers[0]!.min) return null
  return pricing === "allUnits"
    ? BigInt(units) * tierReached(tiers, units)!.price
    : incrementalCost(tiers, units)
}

/** The highest tier that so many units reach, if any. */
export const tierReached = (tiers: readonly Tier[], units: number): Tier | undefined => {
  let reached: Tier | undefined
  for (const tier of tiers) {
    if (tier.min > units) break
    reached = tier
  }
  return reached
}

const incrementalCost = (tiers: readonly Tier[], units: number): bigint => {
  let cost = 0n
  let counted = 0
  for (let i = 0; i < tiers.length && counted < units; i++) {
    const last = i + 1 < tiers.length ? Math.min(units, tiers[i + 1]!.min - 1) : units
    cost += BigInt(last - counted) * tiers[i]!.price
    counted = last
  }
  return cost
}
