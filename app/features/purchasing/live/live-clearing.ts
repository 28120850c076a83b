import { formatPounds, type Pence } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import { schoolTotals } from "#app/features/purchasing/additions/school-totals.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { clearWith, type Savings, savingsWith } from "#app/features/purchasing/live/with-more.ts"
import { type PoolItem, type PoolTerms, tierAfter } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { ItemOutcome, PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countMore, countUnits } from "#app/features/purchasing/showing/count-units.ts"

/** The clearing of an open pool as it would be now, for everybody who sees the pool: sums only. */
export type LiveView = {
  items: { id: string; name: string; outcome: string; price: string; ordered: string }[]
  /** The supplier's invoice; null where nothing would be bought. */
  gross: string | null
  schools: string
  /** "12 more reams of paper, and every school saves £31.00." */
  more: string | null
}

/** What it would come to for one school. */
export type LiveShare = { gross: string; saves: string | null }

/** One calculation, for everybody who looks at the pool. */
export type LiveClearing = {
  view: LiveView
  /** The supplier's invoice; 0 where nothing would be bought. */
  grossPence: Pence
  shareOf: (schoolId: string | null) => LiveShare | null
  /** Both as one line of JSON; what all share is written once. */
  written: (schoolId: string | null) => string
}

export function liveClearing(terms: PoolTerms, commitments: readonly Commitment[]): LiveClearing {
  const now = clearPool(terms, commitments)
  const next = nextStep(terms, now)
  const then = next && clearWith(terms, commitments, { itemId: next.item.id, units: next.units })
  const savings = then && savingsWith(now, then)
  const totals = now.kind === "cleared" ? schoolTotals(now) : new Map<string, Pence>()
  const grossPence = now.kind === "cleared" ? now.goodsPence + now.deliveryPence + now.vatPence : 0n
  const view: LiveView = {
    items: now.items.map((outcome) => itemView(terms, outcome)),
    gross: now.kind === "cleared" ? formatPounds(grossPence) : null,
    schools: countUnits(commitments.length, "school"),
    more: next && then && moreInWords(next, then, savings),
  }
  const shareOf = (schoolId: string | null): LiveShare | null => {
    const total = totals.get(schoolId ?? "")
    if (total === undefined) return null
    const saved = savings?.bySchool.get(schoolId ?? "") ?? 0n
    return { gross: formatPounds(total), saves: saved > 0n ? formatPounds(saved) : null }
  }
  const viewJson = JSON.stringify(view)
  return {
    view,
    grossPence,
    shareOf,
    written: (schoolId) => `{"view":${viewJson},"share":${JSON.stringify(shareOf(schoolId))}}`,
  }
}

const OUTCOMES: Record<ItemOutcome["outcome"], string> = {
  cleared: "Would be bought",
  "below-minimum": "Too few wanted yet",
  "no-agreement": "Too few at that price",
  nobody: "Nobody wants it yet",
}

function itemView({ items }: PoolTerms, { itemId, outcome, ordered, unitPrice }: ItemOutcome) {
  const item = items.find(({ id }) => id === itemId)
  const unit = item?.unit ?? "unit"
  return {
    ...{ id: itemId, name: item?.name ?? "", outcome: OUTCOMES[outcome] },
    price: unitPrice === null ? "–" : `${formatUnitPrice(unitPrice)} ${withArticle(unit)}`,
    ordered: ordered === 0 ? "–" : countUnits(ordered, unit),
  }
}

type NextStep = { item: PoolItem; units: number; clearsFirst: boolean }

/** The better price that needs the smallest part of what it asks for, in whole packs. */
function nextStep({ items }: PoolTerms, { items: outcomes }: PoolClearing): NextStep | null {
  const steps = items.flatMap((item) => {
    const outcome = outcomes.find(({ itemId }) => itemId === item.id)
    const quantity = outcome?.committed ?? 0
    const tier = tierAfter(item, quantity)
    if (!tier) return []
    const units = Math.ceil((tier.fromQuantity - quantity) / item.packSize) * item.packSize
    return [{ item, units, clearsFirst: outcome?.outcome !== "cleared", part: units / tier.fromQuantity }]
  })
  return steps.sort((a, b) => a.part - b.part)[0] ?? null
}

function moreInWords(
  { item, units, clearsFirst }: NextStep,
  then: PoolClearing,
  savings: Savings | null,
): string | null {
  const more = `${countMore(units, item.unit)} of ${item.name}`
  if (clearsFirst)
    return then.items.some(({ itemId, outcome }) => itemId === item.id && outcome === "cleared")
      ? `${more}, and it can be bought.`
      : null
  if (!savings || savings.together <= 0n) return null
  const saved = [...savings.bySchool.values()]
  const isEqual = saved.every((one) => one === saved[0])
  if (isEqual && saved.length > 1)
    return `${more}, and every school saves ${formatPounds(saved[0]!)} inc VAT.`
  const who = saved.length === 1 ? "the school so far saves" : `the ${saved.length} schools so far save`
  return `${more}, and ${who} ${formatPounds(savings.together)}${saved.length === 1 ? "" : " together"} inc VAT.`
}
