import { sumPence } from "#app/core/money.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { Fall } from "#app/features/purchasing/agreeing/falls.ts"
import { otherOfLine } from "#app/features/purchasing/agreeing/market.ts"
import {
  deliveryAtMost,
  goodsAtMost,
  type WholeOrder,
} from "#app/features/purchasing/agreeing/whole-order.ts"
import { greatestVat } from "#app/features/purchasing/reckoning/greatest-vat.ts"

/**
 * Schools whose whole bill would pass their total limit. They give up from the bottom of the pool's list: the last
 * item that they still have goes down a step, and then the question is asked again. What only stands in for the rest of
 * an item goes before anything else.
 */
export const aboveTotalLimit = (order: WholeOrder): Fall[] => {
  const { market, levels, bidsIn } = order
  return market.parties.flatMap(({ commitment, bids }, party): Fall[] => {
    const limit = commitment.conditions?.totalLimit
    if (!limit || bidsIn[party] === 0) return []
    const wouldPayPence = billAtMost(order, party, limit.includesVat)
    if (wouldPayPence <= limit.pence) return []
    const kept = bids.filter((bid) => levels[bid]! >= 0)
    const last = kept.findLast((bid) => isForTheRest(order, bid)) ?? kept.at(-1)!
    const obstacle = {
      because: "total-limit",
      limitPence: limit.pence,
      includesVat: limit.includesVat,
      wouldPayPence,
    } as const
    return [{ bid: last, to: levels[last]! - 1, obstacles: [obstacle] }]
  })
}

const isForTheRest = ({ market, levels }: WholeOrder, bid: number): boolean => {
  if (market.bids[bid]!.standsInFor === null) return false
  const own = otherOfLine(market, bid)
  return own !== undefined && levels[own]! >= 0
}

/** What a party can be asked for at most, with every part of its bill rounded up to a penny. */
const billAtMost = (order: WholeOrder, party: number, includesVat: boolean): bigint => {
  const { market, levels } = order
  const { terms } = market
  const nets = new Map<VatRate, bigint>()
  const add = (rate: VatRate, pence: bigint) => nets.set(rate, (nets.get(rate) ?? 0n) + pence)
  for (const bid of market.parties[party]!.bids)
    add(terms.items[market.bids[bid]!.item]!.vatRate, goodsAtMost(order, bid, levels[bid]!))
  add(terms.deliveryVatRate, deliveryAtMost(order, party))
  const net = sumPence(nets.values())
  if (!includesVat) return net
  return net + sumPence([...nets].map(([rate, pence]) => greatestVat(terms, rate, pence)))
}
