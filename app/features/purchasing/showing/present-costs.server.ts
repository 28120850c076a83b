import { formatPounds } from "#app/core/money.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import type { Commitment, CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { CostCase } from "#app/features/purchasing/reckoning/cost-case.ts"
import { demandOfOthers, type PoolCost, poolCost } from "#app/features/purchasing/reckoning/pool-cost.ts"
import { ownDemand, type PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { CaseView, CostsView, Headline } from "#app/features/purchasing/showing/shown-pool.ts"

/** What a school would take, and on what conditions. */
type Answer = { lines: readonly CommitmentLine[]; conditions?: Conditions | null }

/** What the pool would cost the acting school with this answer; null for whoever acts for no school. */
export function costFor(
  view: PoolView,
  actor: Actor,
  { lines, conditions }: Answer,
  bids: readonly Commitment[] | null = null,
): PoolCost | null {
  if (actor.school === null) return null
  const { id, name } = actor.school
  const known = view.participants.find((school) => school.schoolId === id)
  return poolCost({
    terms: view.terms,
    me: { id, name, numberOnRoll: known?.numberOnRoll ?? null },
    mine: lines,
    conditions,
    others: {
      bids,
      byItem: demandOfOthers(view.demand, ownDemand(view)),
      schools: view.participants
        .filter((school) => school.schoolId !== id)
        .map((school) => ({ id: school.schoolId, name: school.name, numberOnRoll: school.numberOnRoll })),
    },
  })
}

/** The three cases in words; null where the school takes nothing. */
export function presentCosts(cost: PoolCost, mine: readonly CommitmentLine[]): CostsView | null {
  if (mine.length === 0) return null
  const saved = cost.saving?.grossPence ?? 0n
  return {
    worst: caseView(cost.worstCase),
    likely: {
      ...caseView(cost.likelyCase),
      clears: cost.likelyCase.clears,
      missed: cost.likelyCase.parts.flatMap(({ netPence, sentence }) =>
        netPence === null ? [sentence] : [],
      ),
    },
    alone: cost.alone && caseView(cost.alone),
    saving: saved > 0n && cost.likelyCase.clears ? formatPounds(saved) : null,
  }
}

const caseView = ({ netPence, grossPence, explanation, parts }: CostCase): CaseView => ({
  gross: formatPounds(grossPence),
  net: formatPounds(netPence),
  explanation,
  parts: parts.map(({ sentence }) => sentence),
})

/** What a little more demand would do for the item closest to a better price; with one item its ladder says it. */
export const headlineOf = ({ nextTier }: PoolCost, terms: PoolTerms): Headline | null =>
  nextTier && terms.items.length > 1 ? { item: nextTier.itemName, sentence: nextTier.sentence } : null
