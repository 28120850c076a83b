import { type Agreement, dropOut } from "#app/features/purchasing/agreeing/drop-out.ts"
import { lineKey, marketOf } from "#app/features/purchasing/agreeing/market.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** Rounds come with ever more substitutes; all but the last say why those were called upon. */
export type Agreed = { last: Agreement; rounds: readonly Agreement[] }

/**
 * The greatest outcome that every school accepts. Lines that nothing clears of make way for their substitutes, all
 * that there are at once, and then everybody begins anew from the top; so a substitute only ever counts where the
 * thing itself could not be had, and a school that left because the substitute was too dear is asked again.
 */
export const agree = (terms: PoolTerms, commitments: readonly Commitment[]): Agreed => {
  const switched = new Set<string>()
  const rounds: Agreement[] = []
  for (;;) {
    const last = dropOut(marketOf(terms, commitments, switched))
    rounds.push(last)
    const calledUpon = substitutesFor(last).filter((key) => !switched.has(key))
    if (calledUpon.length === 0) return { last, rounds }
    for (const key of calledUpon) switched.add(key)
  }
}

/**
 * Lines that could not be had and have something that could stand in, of which the school takes none so far. A line
 * that went only with its school, which wants all or nothing or waits for others, needs no substitute.
 */
const substitutesFor = ({ order, falls }: Agreement): string[] => {
  const { terms, parties, bids } = order.market
  return parties.flatMap(({ commitment, bids: own }) => {
    const taken = new Set(own.map((bid) => terms.items[bids[bid]!.item]!.id))
    return own.flatMap((bid) => {
      const { item, standsInFor } = bids[bid]!
      const { id } = terms.items[item]!
      const substitute = commitment.conditions?.lines.find(({ itemId }) => itemId === id)?.substitute
      const because = falls[bid]!.at(-1)?.obstacles.at(-1)?.because
      const isMissed = order.levels[bid]! < 0 && because !== "all-or-nothing" && because !== "too-few-schools"
      if (!isMissed || standsInFor !== null || !substitute || taken.has(substitute.itemId)) return []
      taken.add(substitute.itemId)
      return [lineKey(commitment.schoolId, id)]
    })
  })
}
