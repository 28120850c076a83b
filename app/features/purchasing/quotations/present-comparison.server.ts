import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { ComparisonView, OfferView } from "#app/features/purchasing/quotations/comparison-view.ts"
import { type Demand, totalsOf } from "#app/features/purchasing/quotations/demand.ts"
import {
  type ComparedOffer,
  cheapestOf,
  compareOffers,
  offersFor,
} from "#app/features/purchasing/quotations/offers.ts"
import { presentItem } from "#app/features/purchasing/quotations/present-item.server.ts"
import { presentSchools } from "#app/features/purchasing/quotations/present-schools.server.ts"
import { isExpired, type Quotation } from "#app/features/purchasing/quotations/quotation.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

export type Asked = {
  terms: PoolTerms
  quotations: readonly Quotation[]
  demand: Demand
  today: Temporal.PlainDate
  /** What the address asks for: an item to look at, a school to explain, the school that a page starts after. */
  itemId: string | null
  schoolId: string | null
  after: string | null
}

const listed = new Intl.ListFormat("en-GB")

/** Puts a pool's quotations side by side for those who lead it. */
export function presentComparison(asked: Asked): ComparisonView {
  const { terms, quotations, demand, today, itemId } = asked
  const offers = offersFor(terms, quotations)
  const compared = compareOffers(terms, offers, demand.commitments)
  const totals = totalsOf(demand.commitments)
  const shown = terms.items.find(({ id }) => id === itemId) ?? terms.items[0]
  const base = `/pools/${terms.id}/quotations`
  return {
    suppliers: offers.map(({ key, quote }) => ({ key, name: quote.supplierName })),
    demand: { sentence: demandSentence(terms, demand, totals), isKnown: totals.size > 0 },
    offers: presentOffers(terms, compared, today),
    verdict: totals.size > 0 ? verdictOf(compared) : null,
    items: terms.items.map(({ id, name }) => ({
      ...{ id, name, isShown: id === shown?.id },
      href: `${base}?item=${id}#item`,
    })),
    item: shown && offers.length > 0 ? presentItem(terms, shown, offers, totals) : null,
    ...presentSchools(asked, compared, base),
    decided: quotations.flatMap(({ id, supplierName, settled }) => {
      if (!settled) return []
      const when = formatShortDate(settled.at.toZonedDateTimeISO("Europe/London").toPlainDate())
      const what = `${settled.as === "used" ? "Used" : "Declined"} by ${settled.byName} on ${when}`
      return [{ id, name: supplierName, href: `${base}/${id}`, what, because: settled.because }]
    }),
  }
}

function demandSentence(terms: PoolTerms, demand: Demand, totals: ReadonlyMap<string, number>): string {
  const wanted = terms.items.flatMap(({ id, name, unit }) => {
    const quantity = totals.get(id) ?? 0
    return quantity > 0
      ? [terms.items.length === 1 ? countUnits(quantity, unit) : `${countUnits(quantity, unit)} of ${name}`]
      : []
  })
  if (wanted.length === 0) return ""
  const some = wanted.length > 4 ? [...wanted.slice(0, 3), `${wanted.length - 3} items more`] : wanted
  const schools = demand.commitments.length
  const who = schools === 1 ? "one school" : `${schools} schools`
  const whose = {
    committed: `what ${who} want today, whatever conditions they have set.`,
    expected: `what you expect, spread over ${who} by their pupils.`,
    earlier: `what ${who} bought in the pool that this is a copy of. Say below if you expect something else.`,
  }
  return `For ${listed.format(some)}: ${whose[demand.source]}`
}

/** The offers with what each comes to, the cheapest of those that bring everything first. */
function presentOffers(
  terms: PoolTerms,
  compared: readonly ComparedOffer[],
  today: Temporal.PlainDate,
): OfferView[] {
  const cheapest = cheapestOf(compared.map(grossOf))
  return compared.map((offer) => {
    const { key, quote, quotation, order, isInUse } = offer
    const cost = order.cost
    const { clearing } = order
    const expired = quotation !== null && isExpired(quotation, today)
    return {
      ...{ key, name: quote.supplierName, isCheapest: cheapest.has(key), isExpired: expired },
      href: quotation && `/pools/${terms.id}/quotations/${quotation.id}`,
      standing: standingOf(offer, expired),
      goods: clearing.kind === "cleared" ? formatPounds(clearing.goodsPence) : "–",
      delivery: clearing.kind === "cleared" ? formatPounds(clearing.deliveryPence) : "–",
      vat: cost ? formatPounds(cost.vatPence) : "–",
      gross: cost ? formatPounds(cost.grossPence) : "–",
      notes: notesOf(offer),
      workings: [
        ...clearing.items.flatMap(({ itemId, outcome, netPence, reason }) => {
          if (outcome === "nobody") return []
          return [
            `${itemOf(terms, itemId).name}: ${reason}${outcome === "cleared" ? ` ${formatPounds(netPence)}.` : ""}`,
          ]
        }),
        order.delivery,
        ...(cost ? [`VAT on all of it comes to ${formatPounds(cost.vatPence)}.`] : []),
        ...(isInUse && quotation === null ? ["These are the terms that schools joined on."] : []),
      ],
    }
  })
}

const standingOf = ({ quotation, isInUse }: ComparedOffer, expired: boolean): string => {
  if (quotation === null) return "The pool as it stands"
  if (isInUse) return "In use"
  return `${expired ? "Expired on" : "Valid until"} ${formatShortDate(quotation.validUntil)}`
}

const grossOf = ({ key, order }: ComparedOffer) => ({
  key,
  cost: order.isComplete && order.cost ? order.cost.grossPence : null,
})

const notesOf = ({ order }: ComparedOffer): string[] => [
  ...order.notSold.map(({ name }) => `Does not sell ${name}.`),
  ...order.belowMinimum.map(({ reason }) => reason),
  ...order.packedUp.map(
    ({ item, units }) =>
      `Sells ${item.name} in packs of ${item.packSize}: schools would take ${countUnits(units, item.unit)} more than they want.`,
  ),
]

/** The one sentence that the page is about. */
function verdictOf(compared: readonly ComparedOffer[]): string | null {
  const whole = compared
    .flatMap((offer) =>
      offer.order.isComplete && offer.order.cost ? [{ offer, cost: offer.order.cost.grossPence }] : [],
    )
    .sort((a, b) => (a.cost < b.cost ? -1 : 1))
  const [best, next] = whole
  if (!best) return "No offer brings everything that is wanted."
  const name = best.offer.quote.supplierName
  if (!next) return compared.length > 1 ? `Only ${name} brings everything that is wanted.` : null
  return best.cost === next.cost
    ? `${name} and ${next.offer.quote.supplierName} cost the same.`
    : `${name} is the cheapest, by ${formatPounds(next.cost - best.cost)} inc VAT.`
}
