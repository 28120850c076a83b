import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import { type PoolItem, tierAfter } from "#app/features/purchasing/pools/pool.ts"
import { countMore } from "#app/features/purchasing/showing/count-units.ts"
import type { ClimbView } from "#app/features/purchasing/showing/shown-pool-row.ts"

/** How close a pool is to its nearest better price, over all of its items. */
export function climbOf(items: readonly PoolItem[], demand: readonly ItemDemand[]): ClimbView {
  const wanted = new Map(demand.map(({ itemId, quantity }) => [itemId, quantity]))
  const ahead = items.flatMap((item) => {
    const quantity = wanted.get(item.id) ?? 0
    const next = tierAfter(item, quantity)
    return next ? [{ item, next, quantity, part: quantity / next.fromQuantity }] : []
  })
  const nearest = ahead.sort((a, b) => b.part - a.part)[0]
  if (!nearest) return { percent: 100, text: "Best price reached" }
  const { item, next, quantity, part } = nearest
  const more = countMore(next.fromQuantity - quantity, item.unit)
  return {
    percent: Math.floor(part * 100),
    text: `${more} to ${formatUnitPrice(next.unitPrice)} each, ex VAT`,
  }
}
