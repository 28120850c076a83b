import { divideHalfUp } from "#app/core/rounding.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Offer } from "#app/features/purchasing/quotations/offers.ts"
import type { Offered } from "#app/features/purchasing/quotations/quotation.ts"
import { quotedGoods } from "#app/features/purchasing/quotations/quoted-goods.ts"
import { orderFrom } from "#app/features/purchasing/quotations/quoted-order.ts"
import type { Cost } from "#app/features/purchasing/reckoning/cost.ts"

/** What so many units of one item would cost the group; `order` is the whole order with what else is wanted. */
export type CostAt = { each: UnitPrice; order: Cost; isComplete: boolean }

/** Quantities at which some offer's price of an item changes, ascending; not those that no order comes near. */
export const turningPoints = (itemId: string, offers: readonly Offer[]): number[] => {
  const starts = offers.flatMap(({ quote }) =>
    (quote.items.find((item) => item.itemId === itemId)?.tiers ?? []).map(({ fromQuantity }) => fromQuantity),
  )
  return [...new Set(starts)].sort((a, b) => a - b)
}

/** null where the supplier does not sell the item, or not so little of it. */
export const costAt = (
  terms: PoolTerms,
  quote: Offered,
  item: PoolItem,
  quantity: number,
  others: ReadonlyMap<string, number>,
): CostAt | null => {
  const quoted = quote.items.find(({ itemId }) => itemId === item.id)
  const exact = quoted ? quotedGoods(quoted, quantity) : null
  if (exact === null) return null
  const lines = [...new Map([...others, [item.id, quantity]])].map(([itemId, wanted]) => ({
    itemId,
    quantity: wanted,
  }))
  const group: Commitment = { schoolId: "group", schoolName: "The group", numberOnRoll: 1, lines }
  const order = orderFrom(terms, quote, [group])
  return order.cost === null
    ? null
    : { each: divideHalfUp(exact, BigInt(quantity)), order: order.cost, isComplete: order.isComplete }
}
