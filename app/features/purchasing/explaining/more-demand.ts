import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { clearWith } from "#app/features/purchasing/live/with-more.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { ItemOutcome, PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { Change, LineReason, Obstacle } from "#app/features/purchasing/reckoning/clearing-reasons.ts"

/** A closed pool is worked out anew so many times at the most. */
const MOST_TRIES = 100

/** What a pool would have come to, had others asked for so much more of an item that it reaches a published price. */
export type MoreDemand = {
  itemId: string
  unitsMore: number
  fromQuantity: number
  isBought: boolean
  /** What each school would have had of the item. */
  bySchool: ReadonlyMap<string, number>
}

/** Tries the supplier's better prices of every item of which some school misses something, the nearest first. */
export function tryMoreDemand(
  terms: PoolTerms,
  commitments: readonly Commitment[],
  clearing: PoolClearing,
): MoreDemand[] {
  const missed = new Set(
    clearing.reasons.flatMap(({ lines }) => lines.filter(isMissed)).map((line) => line.itemId),
  )
  return terms.items
    .filter(({ id }) => missed.has(id))
    .flatMap((item) =>
      pricesAhead(
        item,
        clearing.items.find(({ itemId }) => itemId === item.id),
      ),
    )
    .slice(0, MOST_TRIES)
    .map(({ itemId, unitsMore, fromQuantity }): MoreDemand => {
      const then = clearWith(terms, commitments, { itemId, units: unitsMore })
      const had = then.reasons.map(({ schoolId, lines }) => [schoolId, clearedIn(lines, itemId)] as const)
      const isBought = then.items.some((item) => item.itemId === itemId && item.outcome === "cleared")
      return { itemId, unitsMore, fromQuantity, isBought, bySchool: new Map(had) }
    })
}

type PriceAhead = Pick<MoreDemand, "itemId" | "unitsMore" | "fromQuantity">

/** Counted from what everybody knows: the units bought, or asked for where none are. */
const pricesAhead = ({ id, tiers, packSize }: PoolItem, outcome: ItemOutcome | undefined): PriceAhead[] =>
  tiers.flatMap(({ fromQuantity }) => {
    const unitsMore = Math.ceil((fromQuantity - (outcome?.committed ?? 0)) / packSize) * packSize
    return unitsMore > 0 ? [{ itemId: id, unitsMore, fromQuantity }] : []
  })

/** A school that waits for others, or for another item, would not have been helped by the price. */
const DEPENDS_ON_DEMAND: ReadonlySet<Obstacle["because"]> = new Set([
  "unit-limit",
  "total-limit",
  "minimum-order",
])

/** The least more demand that would have brought a school more of what it misses; null where none would. */
export function changeByDemand(
  tried: readonly MoreDemand[],
  schoolId: string,
  { itemId, cleared, missed }: LineReason,
): Change | null {
  if (!missed.some(({ obstacle }) => DEPENDS_ON_DEMAND.has(obstacle.because))) return null
  const had = (one: MoreDemand) => one.bySchool.get(schoolId) ?? 0
  const least = tried.find((one) => one.itemId === itemId && had(one) > cleared)
  if (!least) return null
  const { unitsMore, fromQuantity } = least
  return { kind: "more-demand", itemId, unitsMore, fromQuantity, quantity: had(least) }
}

export const isMissed = ({ cleared, asked }: LineReason): boolean => cleared < asked

export const clearedIn = (lines: readonly LineReason[], itemId: string): number =>
  lines.find((line) => line.itemId === itemId)?.cleared ?? 0
