import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { LineConditions } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** The limit in price units, as a float that holds it exactly; infinite for any price. */
export type BidStep = { quantity: number; limit: number }

/** One line as the calculation sees it; parties and items are indexes. */
export type Bid = {
  party: number
  item: number
  steps: readonly BidStep[]
  tolerance: number
  /** The item that this one is taken in place of; null for what was asked for in the first place. */
  standsInFor: number | null
}

/** A school with the indexes of its bids, in the order of the pool's items. */
export type Party = { commitment: Commitment; bids: number[] }

/** Who bids for what. Everybody's wishes, in an order that does not depend on who came first. */
export type Market = { terms: PoolTerms; parties: readonly Party[]; bids: readonly Bid[] }

/** Names a line of a commitment. */
export const lineKey = (schoolId: string, itemId: string): string => `${schoolId} ${itemId}`

/** Sets out the bids. `switched` names the lines that make way for their substitutes. */
export const marketOf = (
  terms: PoolTerms,
  commitments: readonly Commitment[],
  switched: ReadonlySet<string>,
): Market => {
  const places = new Map(terms.items.map(({ id }, place) => [id, place]))
  const bids: Bid[] = []
  const parties = [...commitments]
    .sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1))
    .map((commitment, party): Party => {
      const first = bids.length
      for (const bid of bidsOf(commitment, places, switched)) bids.push({ ...bid, party })
      return { commitment, bids: bids.slice(first).map((_, i) => first + i) }
    })
  return { terms, parties, bids }
}

const bidsOf = (
  { schoolId, lines, conditions }: Commitment,
  places: ReadonlyMap<string, number>,
  switched: ReadonlySet<string>,
): Omit<Bid, "party">[] => {
  const conditionsOf = new Map(conditions?.lines.map((line) => [line.itemId, line]))
  return lines
    .flatMap(({ itemId, quantity }) => {
      const item = places.get(itemId)
      if (item === undefined) return []
      const line = conditionsOf.get(itemId)
      const substitute = switched.has(lineKey(schoolId, itemId)) ? line?.substitute : null
      const place = substitute ? places.get(substitute.itemId) : undefined
      return substitute && place !== undefined
        ? [substituteBid(quantity, substitute.limit, { item: place, standsInFor: item })]
        : [ownBid(quantity, line, item)]
    })
    .sort((a, b) => a.item - b.item)
}

const ownBid = (quantity: number, line: LineConditions | undefined, item: number): Omit<Bid, "party"> => ({
  item,
  steps:
    line && line.steps.length > 0
      ? line.steps.map((step) => ({ quantity: step.quantity, limit: Number(step.limit) }))
      : [{ quantity, limit: Number.POSITIVE_INFINITY }],
  tolerance: line?.tolerance ?? 0,
  standsInFor: null,
})

const substituteBid = (
  quantity: number,
  limit: bigint,
  places: { item: number; standsInFor: number },
): Omit<Bid, "party"> => ({ ...places, steps: [{ quantity, limit: Number(limit) }], tolerance: 0 })

/** What a bid takes at a level: the place of its step, or -1 when it is out. */
export const quantityAtLevel = ({ steps }: Bid, level: number): number => steps[level]?.quantity ?? 0
