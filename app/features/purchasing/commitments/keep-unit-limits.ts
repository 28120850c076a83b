import { divideUp } from "#app/core/rounding.ts"
import { keepLimits, type TwoParts } from "#app/features/purchasing/agreeing/keep-limits.ts"
import { isLimitExact } from "#app/features/purchasing/agreeing/unit-limit.ts"
import { partOfDelivery, type WholeOrder } from "#app/features/purchasing/agreeing/whole-order.ts"
import type { SharedItems } from "#app/features/purchasing/reckoning/share-order.ts"
import type { CostShare } from "#app/features/splitting/split-cost.ts"

type Settled = { items: SharedItems; delivery: CostShare[] }

/**
 * Where a pool has one item, limits are kept by exact costs, and two odd pennies on one school may pass its limit by
 * one: they move to schools that have room. With several items every part was rounded up before it was accepted.
 */
export const keepUnitLimits = (order: WholeOrder, { items, delivery }: Settled): Settled => {
  const [item] = items
  const { market, levels } = order
  if (!item || delivery.length === 0 || !isLimitExact(market, order.delivery.basis))
    return { items, delivery }
  const rows = item.taken.map(({ bid, party, charged, pence }, i): TwoParts => {
    const { limit, quantity } = market.bids[bid]!.steps[levels[bid]!]!
    const part = partOfDelivery(order, party, charged)
    return {
      exact: [
        { over: item.order.goods * BigInt(charged), under: BigInt(item.order.charged) * 100n },
        { over: order.delivery.pence * part.own, under: part.all },
      ],
      pence: [pence, delivery[i]!.pence],
      bound: limit === Number.POSITIVE_INFINITY ? null : divideUp(BigInt(limit) * BigInt(quantity), 100n),
    }
  })
  if (rows.every(({ pence, bound }) => bound === null || pence[0] + pence[1] <= bound))
    return { items, delivery }
  const settled = keepLimits(rows)
  return {
    items: [{ ...item, taken: item.taken.map((taken, i) => ({ ...taken, pence: settled[i]![0] })) }],
    delivery: delivery.map((share, i) => moved(share, settled[i]![1])),
  }
}

const moved = (share: CostShare, pence: bigint): CostShare => {
  if (share.pence === pence) return share
  const { workings } = share
  // Whose limit moved it is nobody else's to know, and workings are read by the school that leads.
  const penny =
    pence > share.pence
      ? "with an odd penny, which had to fall to one of the schools"
      : "without the odd penny, which fell to another school"
  return {
    ...share,
    pence,
    workings: {
      ...workings,
      oddPenny: pence > share.pence ? "turn" : null,
      sentence: `${workings.sentence.replace(/\.$/, "")}; ${penny}.`,
    },
  }
}
