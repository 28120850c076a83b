import { formatUnitPrice } from "#app/core/unit-price.ts"
import { itemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import { type PoolItem, type PriceTier, tierAfter } from "#app/features/purchasing/pools/pool.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import type { ClimbView } from "#app/features/purchasing/showing/shown-pool-row.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

/**
 * How close what is wanted of a pool is to the nearest better price, over all of its items. It says what is wanted and
 * not what would be bought: under the conditions that schools set that may be less, and the pool's own page says it.
 */
export function climbOf(items: readonly PoolItem[], demand: readonly ItemDemand[]): ClimbView {
  const wanted = new Map(demand.map(({ itemId, quantity }) => [itemId, quantity]))
  const ahead = items.flatMap((item) => {
    const quantity = wanted.get(item.id) ?? 0
    const next = tierAfter(item, unitsOrdered(item, quantity))
    return next ? [{ item, next, quantity, part: quantity / next.fromQuantity }] : []
  })
  const nearest = ahead.sort((a, b) => b.part - a.part)[0]
  if (!nearest) return { percent: 100, text: "Enough is wanted for the best price" }
  const { item, next, quantity, part } = nearest
  const so = `${writeCount(quantity)} of ${countUnits(next.fromQuantity, item.unit)} wanted for`
  return { percent: Math.floor(part * 100), text: `${so} ${priceOf(item, next)}` }
}

/** More than is wanted may be ordered, which reaches a price before demand does. */
const unitsOrdered = (item: PoolItem, demand: number): number =>
  item.ordersBeyond ? (itemOrder(item, demand, 0)?.units ?? demand) : demand

const priceOf = ({ pricing }: PoolItem, { unitPrice }: PriceTier): string =>
  pricing === "incremental"
    ? `${formatUnitPrice(unitPrice)} on each one more, ex VAT`
    : `${formatUnitPrice(unitPrice)} each, ex VAT`
