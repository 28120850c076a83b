import type { Pence } from "#app/core/money.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import {
  lastUsed,
  type Offered,
  type Quotation,
  undecided,
} from "#app/features/purchasing/quotations/quotation.ts"
import { orderFrom, type QuotedOrder } from "#app/features/purchasing/quotations/quoted-order.ts"

/** Something that the pool could buy by: a quotation, or the terms that it has. */
export type Offer = {
  /** "A", "B" and so on: what it is called in pictures and narrow tables. */
  key: string
  quote: Offered
  /** null: the terms that the pool has opened with. */
  quotation: Quotation | null
  /** The pool buys by it as things stand. */
  isInUse: boolean
}

/**
 * What there is to choose from. An open pool's own terms are one of the choices; a draft's are not, because a draft is
 * often written before anybody has named a price: there the quotation used last stands for them.
 */
export const offersFor = (terms: PoolTerms, quotations: readonly Quotation[]): Offer[] => {
  const used = lastUsed(quotations)
  const isDraft = terms.state === "draft"
  const standing = { quote: quoteOfTerms(terms), quotation: null, isInUse: true }
  const ahead = undecided(quotations).map((quotation) => ({ quote: quotation, quotation, isInUse: false }))
  const chosen = isDraft && used ? [{ quote: used, quotation: used, isInUse: true }] : []
  return [...(isDraft ? chosen : [standing]), ...ahead].map((offer, i) => ({ key: letterOf(i), ...offer }))
}

const letterOf = (place: number) => String.fromCharCode("A".charCodeAt(0) + place)

export const quoteOfTerms = (terms: PoolTerms): Offered => ({
  supplierName: terms.supplierName,
  deliveryPence: terms.deliveryPence,
  deliveryVatRate: terms.deliveryVatRate,
  freeDeliveryFromPence: terms.freeDeliveryFromPence,
  items: terms.items.map(({ id, name, unit, packSize, vatRate, pricing, tiers }) => ({
    ...{ itemId: id, itemName: name, unit, packSize, vatRate, pricing, tiers },
  })),
})

export type ComparedOffer = Offer & { order: QuotedOrder }

/** Works out the same demand under each offer. */
export const compareOffers = (
  terms: PoolTerms,
  offers: readonly Offer[],
  demand: readonly Commitment[],
): ComparedOffer[] => offers.map((offer) => ({ ...offer, order: orderFrom(terms, offer.quote, demand) }))

/** The keys of those that cost least, all of them where several do. null stands for one that does not compare. */
export const cheapestOf = (costs: readonly { key: string; cost: Pence | null }[]): ReadonlySet<string> => {
  const known = costs.flatMap(({ cost }) => (cost === null ? [] : [cost]))
  const [least] = known.toSorted((a, b) => (a < b ? -1 : 1))
  if (known.length < 2) return new Set()
  return new Set(costs.filter(({ cost }) => cost === least).map(({ key }) => key))
}
