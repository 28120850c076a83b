import { type Pence, sumPence } from "#app/core/money.ts"
import { lineTotal } from "#app/core/unit-price.ts"
import { totalsByRate } from "#app/core/vat.ts"
import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import { type PoolTerms, tierAt } from "#app/features/purchasing/pools/pool.ts"

type Terms = Pick<PoolTerms, "items" | "deliveryPence" | "deliveryVatRate">

/** What the order would come to with this demand, VAT and delivery included; nothing where no item would be bought. */
export function orderValue(terms: Terms, demand: readonly ItemDemand[]): Pence {
  const lines = terms.items.flatMap((item) => {
    const wanted = demand.find(({ itemId }) => itemId === item.id)?.quantity ?? 0
    const tier = wanted > 0 ? tierAt(item, wanted) : null
    return tier ? [{ net: lineTotal(tier.unitPrice, wanted), vatRate: item.vatRate }] : []
  })
  if (lines.length === 0) return 0n
  const delivery = { net: terms.deliveryPence, vatRate: terms.deliveryVatRate }
  return sumPence(totalsByRate([...lines, delivery]).map(({ gross }) => gross))
}
