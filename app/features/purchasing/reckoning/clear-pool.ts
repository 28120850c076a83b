import { sumPence } from "#app/core/money.ts"
import { agreeWithDelivery } from "#app/features/purchasing/agreeing/agree-with-delivery.ts"
import { reasonsFor } from "#app/features/purchasing/agreeing/why.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { itemOutcome } from "#app/features/purchasing/reckoning/item-outcome.ts"
import { shareOrder } from "#app/features/purchasing/reckoning/share-order.ts"
import { shareVat, taxedShares } from "#app/features/purchasing/reckoning/share-vat.ts"

/**
 * Works out a closed pool: who is in under everybody's conditions, every item at the price that its demand reaches,
 * delivery, unless the order reaches what makes it free, shared by the pool's rule over the schools that take something, and VAT worked out once for the order and
 * shared. A function of its input alone: the order in which schools committed does not matter.
 */
export const clearPool = (terms: PoolTerms, commitments: readonly Commitment[]): PoolClearing => {
  const { agreed, shared } = agreeWithDelivery(terms, commitments)
  const { order } = agreed.last
  const asked = askedFor(terms, commitments)
  const items = terms.items.map((item, place) => itemOutcome(item, shared[place]!, asked[place]!))
  const reasons = reasonsFor(agreed, shared)
  if (shared.every((item) => item === null)) return { kind: "nothing-clears", items, reasons }
  const { shares, splitRefusal } = shareOrder(order, shared)
  const { id, deliveryPence } = order.market.terms
  const vat = shareVat(id, taxedShares(order.market.terms, shares))
  return {
    kind: "cleared",
    items,
    shares,
    vatShares: vat.shares,
    goodsPence: sumPence(items.map(({ netPence }) => netPence)),
    deliveryPence,
    vatPence: vat.vatPence,
    splitRefusal,
    reasons,
  }
}

/** Units that the schools asked for of each item, before any condition. */
const askedFor = ({ items }: PoolTerms, commitments: readonly Commitment[]): number[] => {
  const asked = new Map<string, number>()
  for (const { lines } of commitments)
    for (const { itemId, quantity } of lines) asked.set(itemId, (asked.get(itemId) ?? 0) + quantity)
  return items.map(({ id }) => asked.get(id) ?? 0)
}
