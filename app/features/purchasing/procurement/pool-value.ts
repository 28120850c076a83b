import { type Pence, sumPence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { totalsByRate } from "#app/core/vat.ts"
import { itemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import { deliveryCost } from "#app/features/purchasing/pools/delivery-cost.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { greatest } from "#app/features/purchasing/reckoning/worst-limits.ts"

type Terms = Pick<PoolTerms, "items" | "deliveryPence" | "deliveryVatRate" | "freeDeliveryFromPence">

/**
 * What the whole pool may come to, VAT and delivery included: every item at what is wanted of it, or at the quantity
 * of its best price, whichever costs more. Whoever enters a price for 500 hopes for 500. Limits that schools set are
 * left aside: they can only make it less.
 */
export function wholeSizeGross(terms: Terms, demand: readonly ItemDemand[]): Pence {
  const lines = terms.items.map((item) => {
    const wanted = demand.find(({ itemId }) => itemId === item.id)?.quantity ?? 0
    const asWanted = goodsAt(item, wanted)
    const atBestPrice = goodsAt(item, item.tiers.at(-1)?.fromQuantity ?? 0)
    return { net: greatest([asWanted, atBestPrice]), vatRate: item.vatRate }
  })
  const goods = sumPence(lines.map(({ net }) => net))
  const delivery = { net: deliveryCost(terms, goods), vatRate: terms.deliveryVatRate }
  return sumPence(totalsByRate([...lines, delivery]).map(({ gross }) => gross))
}

/** What the supplier charges for a demand before VAT; a draft may have no prices yet. */
const goodsAt = (item: PoolItem, demand: number): Pence => {
  const wholePacks = Math.ceil(demand / item.packSize) * item.packSize
  const order = item.tiers.length === 0 ? null : itemOrder({ ...item, packs: "whole" }, wholePacks, 0)
  return order === null ? 0n : divideHalfUp(order.goods, UNIT_PRICE_PER_PENNY)
}
