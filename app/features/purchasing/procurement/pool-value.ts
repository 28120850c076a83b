import { type Pence, sumPence } from "#app/core/money.ts"
import { lineTotal } from "#app/core/unit-price.ts"
import { totalsByRate } from "#app/core/vat.ts"
import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import { type PoolTerms, tierAt } from "#app/features/purchasing/pools/pool.ts"

type Terms = Pick<PoolTerms, "items" | "deliveryPence" | "deliveryVatRate">

/**
 * What the whole pool may come to, VAT and delivery included: every item at what is wanted of it, or at the quantity
 * of its best price, whichever is more. Whoever enters a price for 500 hopes for 500.
 */
export function wholeSizeGross(terms: Terms, demand: readonly ItemDemand[]): Pence {
  const lines = terms.items.map((item) => {
    const wanted = demand.find(({ itemId }) => itemId === item.id)?.quantity ?? 0
    const quantity = Math.max(wanted, item.tiers.at(-1)?.fromQuantity ?? 0)
    const net = lineTotal(tierAt(item, quantity)?.unitPrice ?? 0n, quantity)
    return { net, vatRate: item.vatRate }
  })
  const delivery = { net: terms.deliveryPence, vatRate: terms.deliveryVatRate }
  return sumPence(totalsByRate([...lines, delivery]).map(({ gross }) => gross))
}
