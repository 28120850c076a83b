import { goodsCost } from "#app/features/purchasing/clearing/goods-cost.ts"
import type { PriceTier, Pricing } from "#app/features/purchasing/pools/pool.ts"

export type Priced = { tiers: readonly PriceTier[]; pricing: Pricing }

const clearingPricing = { "all-units": "allUnits", incremental: "incremental" } as const

/** What so many units cost, exactly, in ten-thousandths of a pound; null below the minimum. */
export const quotedGoods = ({ tiers, pricing }: Priced, quantity: number): bigint | null =>
  goodsCost(
    {
      pricing: clearingPricing[pricing],
      tiers: tiers.map(({ fromQuantity, unitPrice }) => ({ min: fromQuantity, price: unitPrice })),
    },
    quantity,
  )
