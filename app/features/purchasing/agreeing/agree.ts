import { type Agreement, dropOut } from "#app/features/purchasing/agreeing/drop-out.ts"
import type { Fall } from "#app/features/purchasing/agreeing/falls.ts"
import { lineKey, marketOf, quantityAtLevel } from "#app/features/purchasing/agreeing/market.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { unitsInstead } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** Rounds come with ever more substitutes; all but the last say why those were called upon. */
export type Agreed = { last: Agreement; rounds: readonly Agreement[] }

/**
 * The greatest outcome that every school accepts. What cannot be had of a line makes way for the line's substitute, on
 * all lines that there are at once, and then everybody begins anew from the top; so a substitute only ever counts
 * where the thing itself could not be had, and a school that left because the substitute was too dear is asked again.
 */
export const agree = (terms: PoolTerms, commitments: readonly Commitment[]): Agreed => {
  const caps = new Map<string, number>()
  const rounds: Agreement[] = []
  for (;;) {
    const last = dropOut(marketOf(terms, commitments, caps))
    rounds.push(last)
    // Caps only ever fall, so this ends.
    const calledUpon = substitutesFor(last)
    if (calledUpon.length === 0) return { last, rounds }
    for (const { key, cap } of calledUpon) caps.set(key, cap)
  }
}

/** Lines of which something could not be had and something else could stand in, of which the school takes none so far. */
const substitutesFor = ({ order, falls }: Agreement): { key: string; cap: number }[] => {
  const { terms, parties, bids } = order.market
  return parties.flatMap(({ commitment, bids: own }) => {
    if (!commitment.conditions?.lines.some(({ substitute }) => substitute)) return []
    const taken = new Map(own.map((bid) => [terms.items[bids[bid]!.item]!.id, bids[bid]!.standsInFor]))
    const isFree = (itemId: string, line: number) => (taken.has(itemId) ? taken.get(itemId) === line : true)
    const asked = (id: string) => commitment.lines.find(({ itemId }) => itemId === id)!.quantity
    return own.flatMap((bid) => {
      const { item, standsInFor, steps } = bids[bid]!
      if (standsInFor !== null || !isMissed(order.levels[bid]!, steps.length, falls[bid]!)) return []
      const { id } = terms.items[item]!
      const substitute = commitment.conditions!.lines.find(({ itemId }) => itemId === id)?.substitute
      if (!substitute || !isFree(substitute.itemId, item)) return []
      const cap = order.levels[bid]! + 1
      const missing = asked(id) - quantityAtLevel(bids[bid]!, cap - 1)
      const other = terms.items.find((one) => one.id === substitute.itemId)
      if (!other || unitsInstead(substitute, missing, other) === 0) return []
      taken.set(substitute.itemId, item)
      return [{ key: lineKey(commitment.schoolId, id), cap }]
    })
  })
}

/**
 * A line that went only with its school, which wants all or nothing or waits for others, needs no substitute. Nor does
 * the part of a line that went to keep a total limit: what stands in for it would take from the same limit.
 */
const isMissed = (level: number, steps: number, falls: readonly Fall[]): boolean => {
  const because = falls.at(-1)?.obstacles.at(-1)?.because
  if (level >= 0) return level < steps - 1 && because === "unit-limit"
  return because !== "all-or-nothing" && because !== "too-few-schools"
}
