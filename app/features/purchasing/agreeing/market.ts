import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { type LineConditions, unitsInstead } from "#app/features/purchasing/commitments/conditions.ts"
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

/** How many of its steps a line still asks for, where its substitute stands in for the others; by line. */
type Caps = ReadonlyMap<string, number>

/** Sets out the bids. Lines that have a cap ask for no more steps than that, and for their substitute besides. */
export const marketOf = (terms: PoolTerms, commitments: readonly Commitment[], caps: Caps): Market => {
  const places = new Map(terms.items.map(({ id }, place) => [id, place]))
  const bids: Bid[] = []
  const parties = [...commitments]
    .sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1))
    .map((commitment, party): Party => {
      const first = bids.length
      for (const bid of bidsOf(commitment, { terms, places, caps })) bids.push({ ...bid, party })
      return { commitment, bids: bids.slice(first).map((_, i) => first + i) }
    })
  return { terms, parties, bids }
}

const bidsOf = (
  { schoolId, lines, conditions }: Commitment,
  { terms, places, caps }: { terms: PoolTerms; places: ReadonlyMap<string, number>; caps: Caps },
): Omit<Bid, "party">[] => {
  const conditionsOf = new Map(conditions?.lines.map((line) => [line.itemId, line]))
  return lines
    .flatMap(({ itemId, quantity }): Omit<Bid, "party">[] => {
      const item = places.get(itemId)
      if (item === undefined) return []
      const line = conditionsOf.get(itemId)
      const whole = ownBid(quantity, line, item)
      const cap = caps.get(lineKey(schoolId, itemId))
      const place = line?.substitute ? places.get(line.substitute.itemId) : undefined
      if (cap === undefined || place === undefined) return [whole]
      const own = { ...whole, steps: whole.steps.slice(0, cap) }
      const missing = quantity - (own.steps.at(-1)?.quantity ?? 0)
      const units = unitsInstead(line!.substitute!, missing, terms.items[place]!)
      const instead = substituteBid(units, line!.substitute!.limit, { item: place, standsInFor: item })
      return cap === 0 ? [instead] : [own, instead]
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

/** The bid that a bid shares its line with: its substitute, or what it stands in for; undefined where there is none. */
export const otherOfLine = ({ parties, bids }: Market, bid: number): number | undefined => {
  const { party, item, standsInFor } = bids[bid]!
  return parties[party]!.bids.find((other) =>
    standsInFor === null
      ? bids[other]!.standsInFor === item
      : bids[other]!.item === standsInFor && bids[other]!.standsInFor === null,
  )
}

/** What a bid takes at a level: the place of its step, or -1 when it is out. */
export const quantityAtLevel = ({ steps }: Bid, level: number): number => steps[level]?.quantity ?? 0
