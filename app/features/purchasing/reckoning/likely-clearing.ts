import { formatPounds, sumPence } from "#app/core/money.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { costOf } from "#app/features/purchasing/reckoning/cost.ts"
import type { CostCase, CostPart, CostQuestion } from "#app/features/purchasing/reckoning/cost-case.ts"
import { lineSentence } from "#app/features/purchasing/showing/line-sentence.ts"

/** What closing now would come to, to the penny, with everybody's conditions. */
export const clearNow = ({ terms, me, mine, conditions, others }: CostQuestion): PoolClearing => {
  const own: Commitment = {
    schoolId: me.id,
    schoolName: me.name,
    numberOnRoll: me.numberOnRoll,
    lines: [...mine],
    conditions: conditions ?? null,
  }
  return clearPool(terms, mine.length > 0 ? [...(others.bids ?? []), own] : (others.bids ?? []))
}

/** One school's part of what closing now would come to; `clearing` names the items that it would get. */
export const likelyOf = (
  question: CostQuestion,
  now: PoolClearing,
): CostCase & { clearing: ReadonlySet<string> } => {
  const { me, mine } = question
  const reason = now.reasons.find(({ schoolId }) => schoolId === me.id)
  const shares = now.kind === "cleared" ? now.shares.filter(({ schoolId }) => schoolId === me.id) : []
  const vats = now.kind === "cleared" ? now.vatShares.filter(({ schoolId }) => schoolId === me.id) : []
  const had = reason?.lines.filter(({ cleared }) => cleared > 0) ?? []
  const parts = (reason?.lines ?? []).map((line): CostPart => {
    const share = shares.find(({ itemId }) => itemId === line.itemId)
    const sentence = lineSentence(question.terms, line)
    return { itemId: line.itemId, netPence: share?.netPence ?? null, sentence }
  })
  const delivery = shares
    .filter(({ itemId }) => itemId === null)
    .map(
      ({ netPence }): CostPart => ({
        itemId: null,
        netPence,
        sentence: `Your part of the delivery of ${formatPounds(question.terms.deliveryPence)}: ${formatPounds(netPence)}.`,
      }),
    )
  return {
    ...costOf(
      sumPence(shares.map(({ netPence }) => netPence)),
      sumPence(vats.map(({ vatPence }) => vatPence)),
    ),
    explanation: explain(mine.length, reason?.isIn ?? false, had.length, now),
    parts: [...parts, ...delivery],
    clearing: new Set(had.map(({ itemId }) => itemId)),
  }
}

const explain = (wanted: number, isIn: boolean, had: number, now: PoolClearing): string => {
  if (wanted === 0) return "You take nothing, so you pay nothing."
  if (!isIn)
    return now.kind === "cleared"
      ? "If the pool closed now, it would go ahead without your school, which would pay nothing."
      : "If the pool closed now, nothing would be bought, and you would pay nothing."
  return had < wanted
    ? "If the pool closed now. Not everything that you want would be bought."
    : "If the pool closed now, under the conditions that every school has set."
}
