import { formatPounds } from "#app/core/money.ts"
import type { OwnOffersView } from "#app/features/purchasing/quotations/comparison-view.ts"
import { demandAsMemberKnows } from "#app/features/purchasing/quotations/demand.ts"
import { cheapestOf, compareOffers, offersFor } from "#app/features/purchasing/quotations/offers.ts"
import type { Quotation } from "#app/features/purchasing/quotations/quotation.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"

/** What each offer for an open pool would come to for one school of it, and nothing of any other school's. */
export function presentOwnOffers(
  view: PoolView,
  quotations: readonly Quotation[],
  schoolId: string,
): OwnOffersView {
  const { terms } = view
  const compared = compareOffers(terms, offersFor(terms, quotations), demandAsMemberKnows(view, schoolId))
  const costs = compared.map(({ key, order }) => ({
    key,
    cost: order.isComplete ? (order.bySchool.get(schoolId)?.grossPence ?? null) : null,
  }))
  const cheapest = cheapestOf(costs)
  return {
    rows: compared.map(({ key, quote, isInUse, order }) => {
      const cost = order.bySchool.get(schoolId)
      return {
        ...{ key, name: quote.supplierName, isCheapest: cheapest.has(key) },
        standing: isInUse ? "The pool as it stands" : "Offered",
        gross: cost ? formatPounds(cost.grossPence) : "Nothing would be bought",
        note: cost && !order.isComplete ? "Not everything that the schools want would be bought" : "",
      }
    }),
  }
}
