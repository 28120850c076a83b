import { formatPounds } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { formatUnitPrice, lineTotal, type UnitPrice } from "#app/core/unit-price.ts"
import { vatOn } from "#app/core/vat.ts"
import { withArticle } from "#app/core/with-article.ts"
import { itemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import { type PoolItem, tierAfter } from "#app/features/purchasing/pools/pool.ts"
import { type Cost, costOf } from "#app/features/purchasing/reckoning/cost.ts"
import type { CostQuestion } from "#app/features/purchasing/reckoning/cost-case.ts"
import { countMore } from "#app/features/purchasing/showing/count-units.ts"

/** What a little more demand for one item would do. Savings are on the goods alone; delivery comes on top of them. */
export type NextTier = {
  itemId: string
  itemName: string
  unit: string
  /** More units, from whoever takes them, until the order reaches the price in whole packs. */
  unitsMore: number
  fromQuantity: number
  unitPrice: UnitPrice
  /** By how much a unit gets cheaper; null where this is the supplier's minimum, below which nothing is bought. */
  unitSaving: UnitPrice | null
  /** What this school, and all schools together, pay less for what they want today. null as above. */
  savingForMe: Cost | null
  savingForGroup: Cost | null
  sentence: string
}

/** The next better price of every item that has one, in the order of the items. */
export const nextTiers = ({
  terms,
  mine,
  others,
}: Pick<CostQuestion, "terms" | "mine" | "others">): NextTier[] => {
  const wanted = new Map(mine.map(({ itemId, quantity }) => [itemId, quantity]))
  return terms.items.flatMap((item) => {
    const quantity = wanted.get(item.id) ?? 0
    const next = nextTierOf(item, quantity, (others.byItem.get(item.id) ?? 0) + quantity)
    return next ? [next] : []
  })
}

/** The one that needs the smallest part of what is already wanted, so that a ream counts against reams. */
export const bestNextTier = (ahead: readonly NextTier[]): NextTier | null =>
  ahead.reduce<NextTier | null>(
    (best, next) =>
      best === null || next.unitsMore * best.fromQuantity < best.unitsMore * next.fromQuantity ? next : best,
    null,
  )

const nextTierOf = (item: PoolItem, mine: number, demand: number): NextTier | null => {
  const next = tierAfter(item, demand)
  if (next === null) return null
  const now = priceAt(item, demand)
  const unitsMore = Math.ceil(next.fromQuantity / item.packSize) * item.packSize - demand
  const unitPrice = priceAt(item, demand + unitsMore)!
  // Where prices are incremental or more is ordered than wanted, the next price may save nothing yet.
  if (now !== null && unitPrice >= now) return null
  const saving = (quantity: number): Cost | null => {
    if (now === null) return null
    const before = lineTotal(now, quantity)
    const after = lineTotal(unitPrice, quantity)
    return costOf(before - after, vatOn(before, item.vatRate) - vatOn(after, item.vatRate))
  }
  const found = {
    itemId: item.id,
    itemName: item.name,
    unit: item.unit,
    unitsMore,
    fromQuantity: next.fromQuantity,
    unitPrice,
    unitSaving: now && now - unitPrice,
    savingForMe: saving(mine),
    savingForGroup: saving(demand),
  }
  return { ...found, sentence: sentenceFor(found) }
}

/** What one unit costs in an order for this demand, on average where prices are incremental; null where there is none. */
const priceAt = (item: PoolItem, demand: number): UnitPrice | null => {
  const order = itemOrder({ ...item, packs: "whole" }, demand, 0)
  return order && divideHalfUp(order.goods, BigInt(order.charged))
}

const sentenceFor = (next: Omit<NextTier, "sentence">): string => {
  const more = countMore(next.unitsMore, next.unit)
  if (next.unitSaving === null || next.savingForGroup === null)
    return `${more} and the order can go ahead, at ${formatUnitPrice(next.unitPrice)} ${withArticle(next.unit)}.`
  const each = `${more} and every ${next.unit} costs ${formatUnitPrice(next.unitSaving)} less`
  const mine = next.savingForMe?.grossPence ?? 0n
  return mine > 0n
    ? `${each}: your school pays ${formatPounds(mine)} less for goods, including VAT.`
    : `${each}: the schools so far pay ${formatPounds(next.savingForGroup.grossPence)} less for goods, including VAT.`
}
