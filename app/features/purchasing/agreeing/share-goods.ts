import { apportion } from "#app/core/apportion.ts"
import type { Pence } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import type { ItemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import { quantityAtLevel } from "#app/features/purchasing/agreeing/market.ts"
import type { WholeOrder } from "#app/features/purchasing/agreeing/whole-order.ts"
import { shareExactly } from "#app/features/purchasing/clearing/share-exactly.ts"

/** What a school gets of one item: units asked for, charged for and received, and its part of the cost. */
export type Taken = {
  bid: number
  party: number
  quantity: number
  charged: number
  received: number
  pence: Pence
}

/** The order of one item, shared out to the unit and the penny. */
export type SharedItem = { order: ItemOrder; netPence: Pence; taken: Taken[] }

/** Shares out an item of the order; null where it is not bought. */
export const shareGoods = (whole: WholeOrder, place: number): SharedItem | null => {
  const { market, levels, orders } = whole
  const order = orders[place]
  if (!order) return null
  const item = market.terms.items[place]!
  const takers = market.bids.flatMap((bid, index) =>
    bid.item === place && levels[index]! >= 0
      ? [
          {
            bid: index,
            party: bid.party,
            tolerance: bid.tolerance,
            quantity: quantityAtLevel(bid, levels[index]!),
          },
        ]
      : [],
  )
  const schoolIds = takers.map(({ party }) => market.parties[party]!.commitment.schoolId)
  const turns = oddPennyOrder(item.id, schoolIds)
  const quantities = takers.map(({ quantity }) => quantity)
  const filled = apportionUnits(Math.min(order.units, order.demand), quantities, turns)
  const surplus = Math.max(order.units - order.demand, 0)
  const isSplit = item.packs === "split"
  const extra = apportionUnits(
    surplus,
    isSplit ? takers.map(({ tolerance }) => tolerance) : quantities,
    turns,
  )
  const received = filled.map((units, i) => units + extra[i]!)
  const charged = isSplit ? received : quantities
  const netPence = divideHalfUp(order.goods, UNIT_PRICE_PER_PENNY)
  const costs = charged.map((units) => order.goods * BigInt(units))
  const pence = shareExactly(costs, BigInt(order.charged) * UNIT_PRICE_PER_PENNY, netPence, turns)
  return {
    order,
    netPence,
    taken: takers.map(({ bid, party, quantity }, i) => ({
      ...{ bid, party, quantity, charged: charged[i]!, received: received[i]!, pence: pence[i]! },
    })),
  }
}

const apportionUnits = (units: number, weights: readonly number[], turns: readonly number[]): number[] =>
  apportion(BigInt(units), weights.map(BigInt), turns).map(Number)
