import type { CommitmentLine, ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import { aloneCost } from "#app/features/purchasing/reckoning/alone-cost.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { type Cost, less } from "#app/features/purchasing/reckoning/cost.ts"
import type { CostCase, CostQuestion } from "#app/features/purchasing/reckoning/cost-case.ts"
import { likelyCase } from "#app/features/purchasing/reckoning/likely-case.ts"
import { clearNow, likelyOf } from "#app/features/purchasing/reckoning/likely-clearing.ts"
import { bestNextTier, type NextTier, nextTiers } from "#app/features/purchasing/reckoning/next-tier.ts"
import { worstCase } from "#app/features/purchasing/reckoning/worst-case.ts"

export type PoolCost = {
  /** The most it can come to, whatever other schools do. */
  worstCase: CostCase
  /** What it comes to if the pool closed with today's demand. */
  likelyCase: CostCase & { clears: boolean }
  /** The same bought alone; null where that cannot be known or the supplier would not sell so little. */
  alone: CostCase | null
  /** By how much the likely case is below buying the same items alone; null where there is nothing to compare. */
  saving: Cost | null
  /** Units that the other schools would get of each item now, where conditions make that less than they want. */
  boughtByOthers: ReadonlyMap<string, number> | null
  /** What more demand would do, for each item that has a better price ahead. */
  nextTiers: NextTier[]
  /** The one of them closest to being reached. */
  nextTier: NextTier | null
}

/** What a pool would cost one school: at worst, as things stand, alone, and with more demand. */
export const poolCost = (question: CostQuestion): PoolCost => {
  const now = question.others.bids ? clearNow(question) : null
  const likely = now ? likelyOf(question, now) : likelyCase(question)
  const alone = aloneCost(question.terms, question.mine)
  const bought = question.mine.filter(({ itemId }) => likely.clearing.has(itemId))
  const aloneForBought = bought.length > 0 ? aloneCost(question.terms, bought) : null
  const ahead = now ? nextTiersNow(question, now) : nextTiers(question)
  const { clearing, ...shown } = likely
  return {
    worstCase: worstCase(question),
    likelyCase: { ...shown, clears: clearing.size > 0 },
    alone,
    saving: aloneForBought && less(aloneForBought, likely),
    boughtByOthers: now && boughtByOthers(question, now),
    nextTiers: ahead,
    nextTier: bestNextTier(ahead),
  }
}

/** Of items that would be bought now; what is wanted of the others says more than nothing. */
const boughtByOthers = ({ me }: CostQuestion, now: PoolClearing): Map<string, number> => {
  const own = now.reasons.find(({ schoolId }) => schoolId === me.id)
  const taken = new Map(own?.lines.map(({ itemId, cleared }) => [itemId, cleared]))
  return new Map(
    now.items.flatMap(({ itemId, outcome, committed }) =>
      outcome === "cleared" ? [[itemId, committed - (taken.get(itemId) ?? 0)]] : [],
    ),
  )
}

/**
 * What more demand would do, counted from what would be bought now. Where conditions keep an item from being bought,
 * more of it does not surely help.
 */
const nextTiersNow = (question: CostQuestion, now: PoolClearing): NextTier[] => {
  const { me, mine, others } = question
  const bought = boughtByOthers(question, now)
  const own = now.reasons.find(({ schoolId }) => schoolId === me.id)
  const taken = new Map(own?.lines.map(({ itemId, cleared }) => [itemId, cleared]))
  const ahead = nextTiers({
    terms: question.terms,
    mine: mine.map((line) =>
      bought.has(line.itemId) ? { ...line, quantity: taken.get(line.itemId) ?? 0 } : line,
    ),
    others: { ...others, byItem: new Map([...others.byItem, ...bought]) },
  })
  const kept = new Set(
    now.items.flatMap(({ itemId, outcome }) => (outcome === "no-agreement" ? [itemId] : [])),
  )
  return ahead.filter(({ itemId }) => !kept.has(itemId))
}

/** The others' demand, out of everybody's and one's own as it is stored. */
export const demandOfOthers = (
  demand: readonly ItemDemand[],
  stored: readonly CommitmentLine[],
): ReadonlyMap<string, number> => {
  const own = new Map(stored.map(({ itemId, quantity }) => [itemId, quantity]))
  return new Map(demand.map(({ itemId, quantity }) => [itemId, quantity - (own.get(itemId) ?? 0)]))
}
