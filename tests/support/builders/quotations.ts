import { randomUUID } from "node:crypto"
import type { TypedQuotation } from "#app/features/purchasing/quotations/quotation-form.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"

/** `[[from, unit price in ten-thousandths of a pound]]` for each item of the pool; null for one that is not sold. */
type Prices = readonly (readonly (readonly [fromQuantity: number, unitPrice: bigint])[] | null)[]

/** A quotation for a pool, by the place of its items. */
export const aQuotation = (
  pool: BuiltPool,
  prices: Prices,
  wish: Partial<Omit<TypedQuotation, "items">> & Partial<TypedQuotation["items"][number]> = {},
): TypedQuotation => {
  const { packSize = 1, vatRate = "standard", pricing = "all-units", ...rest } = wish
  const today = Temporal.Now.plainDateISO()
  return {
    id: randomUUID(),
    supplierName: "Calder Mill Papers",
    ...{ quotedOn: today.subtract({ days: 3 }), validUntil: today.add({ days: 30 }) },
    ...{ deliveryPence: 0n, deliveryVatRate: "standard", freeDeliveryFromPence: null, ...rest },
    items: prices.flatMap((tiers, place) => {
      const item = pool.items[place]!
      if (tiers === null) return []
      return [
        {
          ...{ itemId: item.id, itemName: item.name, unit: "ream", packSize, vatRate, pricing },
          tiers: tiers.map(([fromQuantity, unitPrice]) => ({ fromQuantity, unitPrice })),
        },
      ]
    }),
  }
}
