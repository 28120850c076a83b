import type { Pence } from "#app/core/money.ts"
import type { SharedItem } from "#app/features/purchasing/agreeing/share-goods.ts"
import type { WholeOrder } from "#app/features/purchasing/agreeing/whole-order.ts"
import { keepUnitLimits } from "#app/features/purchasing/commitments/keep-unit-limits.ts"
import type { PoolShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { goodsWorkings } from "#app/features/purchasing/reckoning/goods-workings.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"
import type { CostShare } from "#app/features/splitting/split-cost.ts"
import { splitOrEqually } from "#app/features/splitting/split-or-equally.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"
import { findSplitRule } from "#app/features/splitting/split-rules.ts"

/** Every item of the order shared out; null for one that is not bought. */
export type SharedItems = readonly (SharedItem | null)[]

/** Every school's part of the goods and of delivery, with the workings of each; items first, delivery last. */
export const shareOrder = (
  order: WholeOrder,
  unsettled: SharedItems,
): { shares: PoolShare[]; splitRefusal: string | null } => {
  const split = shareDelivery(order, unsettled)
  const { items, delivery } = keepUnitLimits(order, { items: unsettled, delivery: split.shares })
  return {
    shares: [
      ...items.flatMap((item, place) => (item ? goodsShares(order, place, item) : [])),
      ...delivery.map((share) => deliveryShare(order, share)),
    ],
    splitRefusal: split.refusal,
  }
}

const goodsShares = ({ market }: WholeOrder, place: number, shared: SharedItem): PoolShare[] => {
  const item = market.terms.items[place]!
  const workings = goodsWorkings(item, shared)
  return shared.taken.map(({ party, received, pence }, i) => ({
    schoolId: market.parties[party]!.commitment.schoolId,
    itemId: item.id,
    quantity: received,
    netPence: pence,
    workings: workings[i]!,
  }))
}

const deliveryShare = ({ market }: WholeOrder, { schoolId, pence, workings }: CostShare): PoolShare => {
  const { sentence, ...rest } = workings
  return {
    schoolId,
    itemId: null,
    quantity: 1,
    netPence: pence,
    workings: { ...rest, sentences: [sentence], totalPence: String(market.terms.deliveryPence) },
  }
}

/** Delivery is one cost of the order: whoever takes any item that clears bears a part of it. */
const shareDelivery = (
  order: WholeOrder,
  items: SharedItems,
): { shares: CostShare[]; refusal: string | null } => {
  const { terms } = order.market
  if (terms.deliveryPence === 0n) return { shares: [], refusal: null }
  return splitOrEqually({
    rule: findSplitRule(terms.splitRule) ?? byQuantity,
    settings: terms.splitSettings,
    amount: terms.deliveryPence,
    schools: bearers(order, items),
    seed: terms.id,
  })
}

const bearers = ({ market, bidsIn }: WholeOrder, items: SharedItems): SplitSchool[] => {
  const units = market.parties.map(() => 0)
  const value: Pence[] = market.parties.map(() => 0n)
  for (const { party, charged, pence } of items.flatMap((item) => item?.taken ?? [])) {
    units[party]! += charged
    value[party]! += pence
  }
  return market.parties.flatMap(({ commitment: { schoolId, schoolName, numberOnRoll } }, party) =>
    bidsIn[party]! > 0
      ? [{ id: schoolId, name: schoolName, numberOnRoll, quantity: units[party]!, value: value[party]! }]
      : [],
  )
}
