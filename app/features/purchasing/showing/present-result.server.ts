import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { vatRates } from "#app/core/vat.ts"
import { withArticle } from "#app/core/with-article.ts"
import { capIn } from "#app/features/purchasing/cap/pool-cap.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { missedSentence } from "#app/features/purchasing/showing/line-sentence.ts"
import type { PoolResult, PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { PartView, ResultView, ShareView } from "#app/features/purchasing/showing/shown-pool.ts"

const OUTCOMES = {
  cleared: "Bought",
  "below-minimum": "Not bought: too few wanted",
  "no-agreement": "Not bought: too few under the conditions set",
  nobody: "Not bought: nobody wanted it",
}

/** What closing came to, and the share of one school with the reason for every part of it. */
export function presentResult(
  { terms, transitions }: Pick<PoolView, "terms" | "transitions">,
  result: PoolResult,
  schoolId: string | null,
): ResultView {
  const items = new Map(terms.items.map((item) => [item.id, item]))
  const bought = result.items.filter(({ outcome }) => outcome === "cleared").length
  return {
    cleared: result.outcome === "cleared",
    sentence: sentenceFor(bought, result.items.length),
    early: capIn(transitions.find(({ from, to }) => from === "open" && to === "closed")?.reason ?? ""),
    items: result.items.map((outcome) => {
      const item = items.get(outcome.itemId)
      const unit = item?.unit ?? "unit"
      return {
        id: outcome.itemId,
        name: item?.name ?? "",
        outcome: OUTCOMES[outcome.outcome],
        price:
          outcome.unitPrice === null ? "–" : `${formatUnitPrice(outcome.unitPrice)} ${withArticle(unit)}`,
        ordered: outcome.ordered === 0 ? "–" : countUnits(outcome.ordered, unit),
        reason: outcome.reason,
      }
    }),
    totals: result.outcome === "cleared" ? totalsOf(result) : null,
    splitRefusal: result.splitRefusal,
    missed: missedIn(terms, result),
    share: schoolId === null ? null : shareOf(terms, result, schoolId),
  }
}

/** The table says of each item whether enough of it was wanted; this says what the school's own conditions did. */
const missedIn = (terms: PoolTerms, { reason }: PoolResult): string[] =>
  reason?.lines
    .filter(({ missed }) => missed[0]?.obstacle.because !== "minimum-order")
    .flatMap((line) => missedSentence(terms, line, "did") ?? []) ?? []

function sentenceFor(bought: number, all: number): string {
  if (bought === 0) return "The pool closed and nothing was bought. Nobody pays anything."
  if (bought < all)
    return `The pool closed: ${bought} of its ${all} items ${bought === 1 ? "is" : "are"} bought.`
  if (all === 1) return "The pool closed and the order goes ahead."
  return `The pool closed and ${all === 2 ? "both" : `all ${all}`} items are bought.`
}

const totalsOf = ({ goodsPence, deliveryPence, vatPence }: PoolResult) => ({
  goods: formatPounds(goodsPence),
  delivery: formatPounds(deliveryPence),
  vat: formatPounds(vatPence),
  gross: formatPounds(goodsPence + deliveryPence + vatPence),
})

/** null for a school that bears no part of it. */
export function shareOf(terms: PoolTerms, result: PoolResult, schoolId: string): ShareView | null {
  const shares = result.shares.filter((share) => share.schoolId === schoolId)
  if (shares.length === 0) return null
  const vats = result.vatShares.filter((share) => share.schoolId === schoolId && share.vatPence !== 0n)
  const net = sumPence(shares.map(({ netPence }) => netPence))
  const vat = sumPence(vats.map(({ vatPence }) => vatPence))
  const place = new Map(terms.items.map((item) => [item.id as string | null, item.position]))
  const last = terms.items.length
  return {
    parts: shares
      .toSorted((a, b) => (place.get(a.itemId) ?? last) - (place.get(b.itemId) ?? last))
      .map((share) =>
        part(share.itemId ?? "delivery", nameOf(terms, share.itemId, share.quantity), share.netPence, share),
      ),
    net: formatPounds(net),
    vat: vats.map((share) => part(share.vatRate, vatRates[share.vatRate].name, share.vatPence, share)),
    vatTotal: formatPounds(vat),
    gross: formatPounds(net + vat),
  }
}

const part = (
  key: string,
  name: string,
  pence: Pence,
  { workings }: { workings: { sentences: string[] } },
): PartView => ({
  key,
  name,
  net: formatPounds(pence),
  sentences: workings.sentences,
})

function nameOf(terms: PoolTerms, itemId: string | null, quantity: number): string {
  const item = terms.items.find(({ id }) => id === itemId)
  return item ? `${item.name}, ${countUnits(quantity, item.unit)}` : "Delivery"
}
