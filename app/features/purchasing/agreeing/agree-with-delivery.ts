import { sumPence } from "#app/core/money.ts"
import { type Agreed, agree } from "#app/features/purchasing/agreeing/agree.ts"
import { type SharedItem, shareGoods } from "#app/features/purchasing/agreeing/share-goods.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { isDeliveryFree } from "#app/features/purchasing/pools/delivery-cost.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

type Settled = { agreed: Agreed; shared: readonly (SharedItem | null)[] }

/**
 * What everybody accepts, where the supplier brings an order of some value for nothing. More is accepted without a
 * charge than with it, so that is tried first, and stands if the goods then reach that value.
 */
export const agreeWithDelivery = (terms: PoolTerms, commitments: readonly Commitment[]): Settled => {
  if (terms.freeDeliveryFromPence === null) return settle(agree(terms, commitments))
  const free = settle(agree({ ...terms, deliveryPence: 0n }, commitments))
  if (isReached(terms, free)) return free
  const charged = settle(agree(terms, commitments))
  // Fewer units can cost more than those that reach the next price: then the smaller order is the one that is free.
  return isReached(terms, charged) ? settle(withoutDelivery(charged.agreed)) : charged
}

const settle = (agreed: Agreed): Settled => ({
  agreed,
  shared: agreed.last.order.market.terms.items.map((_, place) => shareGoods(agreed.last.order, place)),
})

const isReached = (terms: PoolTerms, { shared }: Settled): boolean =>
  isDeliveryFree(terms, sumPence(shared.map((item) => item?.netPence ?? 0n)))

const withoutDelivery = ({ last, rounds }: Agreed): Agreed => {
  const { market, delivery } = last.order
  const terms = { ...market.terms, deliveryPence: 0n }
  const order = { ...last.order, market: { ...market, terms }, delivery: { ...delivery, pence: 0n } }
  return { last: { ...last, order }, rounds: [...rounds.slice(0, -1), { ...last, order }] }
}
