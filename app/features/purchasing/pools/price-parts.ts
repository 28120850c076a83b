import type { UnitPrice } from "#app/core/unit-price.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

/** So many units of an order at one price. */
export type PricePart = { quantity: number; unitPrice: UnitPrice }

/** An order of an item by its prices: one part where all units cost the same, else one for each price reached. */
export const priceParts = (
  { pricing, tiers }: Pick<PoolItem, "pricing" | "tiers">,
  units: number,
): PricePart[] => {
  const reached = tiers.filter(({ fromQuantity }) => fromQuantity <= units)
  if (pricing === "all-units")
    return reached.slice(-1).map(({ unitPrice }) => ({ quantity: units, unitPrice }))
  return reached.map(({ fromQuantity, unitPrice }, place) => {
    // The first price holds from the first unit on, whatever the supplier's minimum.
    const first = place === 0 ? 1 : fromQuantity
    return { quantity: (reached[place + 1]?.fromQuantity ?? units + 1) - first, unitPrice }
  })
}
