import { formatPounds, type Pence } from "#app/core/money.ts"
import { vatRates } from "#app/core/vat.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { isDeliveryFree } from "#app/features/purchasing/pools/delivery-cost.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { totalsOf } from "#app/features/purchasing/quotations/demand.ts"
import type { Offered } from "#app/features/purchasing/quotations/quotation.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { ItemOutcome, PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { type Cost, costOf } from "#app/features/purchasing/reckoning/cost.ts"

/** What a demand would come to under one quotation. */
export type QuotedOrder = {
  clearing: PoolClearing
  /** The whole order; null where nothing would be bought. */
  cost: Cost | null
  /** What each school would pay; those that would get nothing are left out. */
  bySchool: ReadonlyMap<string, Cost>
  /** Items that schools want and the supplier does not sell. */
  notSold: PoolItem[]
  /** Items of which schools want too little for the supplier to sell any. */
  belowMinimum: ItemOutcome[]
  /** Units beyond what schools want, because each takes whole packs of this supplier's size. */
  packedUp: { item: PoolItem; units: number }[]
  /** Everything that schools want would be bought, so that it compares with others. */
  isComplete: boolean
  delivery: string
}

/** A pool's terms as they would be with a quotation; items that the supplier does not sell are left out. */
const quotedTerms = (terms: PoolTerms, quote: Offered): PoolTerms => ({
  ...terms,
  supplierName: quote.supplierName,
  deliveryPence: quote.deliveryPence,
  deliveryVatRate: quote.deliveryVatRate,
  freeDeliveryFromPence: quote.freeDeliveryFromPence,
  items: terms.items.flatMap((item) => {
    const quoted = quote.items.find(({ itemId }) => itemId === item.id)
    if (!quoted) return []
    const { packSize, vatRate, tiers, pricing } = quoted
    // A single unit cannot be split.
    const packs = packSize === 1 ? "whole" : item.packs
    return [{ ...item, packSize, vatRate, tiers, pricing, packs }]
  }),
})

/** Clears the demand at a quotation's prices, by the rules that will clear the pool itself. */
export const orderFrom = (terms: PoolTerms, quote: Offered, demand: readonly Commitment[]): QuotedOrder => {
  const offered = quotedTerms(terms, quote)
  const packed = inWholePacks(offered, demand)
  const clearing = clearPool(offered, packed)
  const isFree = clearing.kind === "cleared" && isDeliveryFree(offered, clearing.goodsPence)
  const wanted = totalsOf(demand)
  const notSold = terms.items.filter(
    ({ id }) => wanted.has(id) && !offered.items.some((item) => item.id === id),
  )
  const belowMinimum = clearing.items.filter(({ outcome }) => outcome !== "cleared" && outcome !== "nobody")
  const sold = totalsOf(packed)
  return {
    clearing,
    ...costsOf(clearing),
    notSold,
    belowMinimum,
    packedUp: offered.items.flatMap((item) => {
      const units = (sold.get(item.id) ?? 0) - (wanted.get(item.id) ?? 0)
      return units > 0 ? [{ item, units }] : []
    }),
    isComplete: clearing.kind === "cleared" && notSold.length === 0 && belowMinimum.length === 0,
    delivery: deliveryIn(quote, clearing, isFree),
  }
}

/** Every school takes whole packs, unless the pool splits them. */
const inWholePacks = (offered: PoolTerms, demand: readonly Commitment[]): Commitment[] => {
  const packOf = new Map(
    offered.items.map(({ id, packSize, packs }) => [id, packs === "split" ? 1 : packSize]),
  )
  return demand.map((commitment) => ({
    ...commitment,
    lines: commitment.lines.map(({ itemId, quantity }) => {
      const pack = packOf.get(itemId) ?? 1
      return { itemId, quantity: Math.ceil(quantity / pack) * pack }
    }),
  }))
}

const costsOf = (clearing: PoolClearing): Pick<QuotedOrder, "cost" | "bySchool"> => {
  const bySchool = new Map<string, Cost>()
  if (clearing.kind === "nothing-clears") return { cost: null, bySchool }
  const add = (schoolId: string, net: Pence, vat: Pence) => {
    const so = bySchool.get(schoolId)
    bySchool.set(schoolId, costOf((so?.netPence ?? 0n) + net, (so?.vatPence ?? 0n) + vat))
  }
  for (const { schoolId, netPence } of clearing.shares) add(schoolId, netPence, 0n)
  for (const { schoolId, vatPence } of clearing.vatShares) add(schoolId, 0n, vatPence)
  return { cost: costOf(clearing.goodsPence + clearing.deliveryPence, clearing.vatPence), bySchool }
}

const deliveryIn = (quote: Offered, clearing: PoolClearing, isFree: boolean): string => {
  const { deliveryPence, freeDeliveryFromPence: from } = quote
  if (deliveryPence === 0n) return "Delivery costs nothing."
  const rate = vatRates[quote.deliveryVatRate].name.toLowerCase()
  const charged = `Delivery costs ${formatPounds(deliveryPence)} before VAT (${rate})`
  if (from === null) return `${charged}, however much is ordered.`
  if (clearing.kind === "nothing-clears")
    return `${charged}, and nothing from ${formatPounds(from)} of goods.`
  const goods = formatPounds(clearing.goodsPence)
  return isFree
    ? `Delivery costs nothing: goods of ${goods} reach the ${formatPounds(from)} from which it is free.`
    : `${charged}: goods of ${goods} stay below the ${formatPounds(from)} from which it is free.`
}
