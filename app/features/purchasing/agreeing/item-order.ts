import { goodsCost } from "#app/features/purchasing/clearing/goods-cost.ts"
import { unitsInPacks } from "#app/features/purchasing/clearing/packs.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

/** An order of one item; `goods` is what all of it costs, in price units. */
export type ItemOrder = {
  demand: number
  units: number
  /** Units that the cost is shared over: what was asked for, or what comes where packs are split. */
  charged: number
  goods: bigint
}

/**
 * What is ordered for a demand, or null when the supplier sells no such quantity: packs as the item's lead chose, and
 * more than is wanted where that was chosen and is cheaper in total.
 */
export const itemOrder = (item: PoolItem, demand: number, tolerance: number): ItemOrder | null => {
  if (demand === 0) return null
  if (item.packs === "split") {
    const units = unitsInPacks(item.packSize, demand, tolerance)
    const goods = costOf(item, units)
    return goods === null ? null : { demand, units, charged: units, goods }
  }
  let best: ItemOrder | null = null
  for (const units of item.ordersBeyond ? worthOrdering(item, demand) : [demand]) {
    const goods = costOf(item, units)
    if (goods !== null && (best === null || goods < best.goods))
      best = { demand, units, charged: demand, goods }
  }
  return best
}

const costOf = ({ pricing, tiers }: PoolItem, units: number): bigint | null =>
  goodsCost(
    {
      pricing: pricing === "incremental" ? "incremental" : "allUnits",
      tiers: tiers.map(({ fromQuantity, unitPrice }) => ({ min: fromQuantity, price: unitPrice })),
    },
    units,
  )

/** The demand and, ascending, the whole packs that reach each price above it: only there can more units cost less. */
const worthOrdering = ({ tiers, packSize }: PoolItem, demand: number): number[] => [
  demand,
  ...tiers
    .filter(({ fromQuantity }) => fromQuantity > demand)
    .map(({ fromQuantity }) => Math.ceil(fromQuantity / packSize) * packSize),
]

/** The fewest and the most units that a school can be charged for when so many of a demand are its own. */
export const chargedUnits = (
  { demand, units, charged }: ItemOrder,
  isSplit: boolean,
  own: { quantity: number; tolerance: number; tolerances: number },
): { least: number; most: number } => {
  if (!isSplit) return { least: own.quantity, most: own.quantity }
  const filled = Math.min(charged, demand)
  const extra = units - filled
  const least = Math.floor((own.quantity * filled) / demand)
  const most =
    Math.ceil((own.quantity * filled) / demand) +
    (extra > 0 ? Math.ceil((extra * own.tolerance) / own.tolerances) : 0)
  return { least: Math.max(1, least), most }
}
