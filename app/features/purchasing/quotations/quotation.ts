import type { Pence } from "#app/core/money.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { PriceTier, Pricing } from "#app/features/purchasing/pools/pool.ts"

/** What a supplier asks for one item of a pool, by the unit that the pool counts in. */
export type QuotedItem = {
  itemId: string
  /** As the pool called it when it was quoted. */
  itemName: string
  unit: string
  packSize: number
  vatRate: VatRate
  pricing: Pricing
  /** Ascending quantities, prices that never rise; the first quantity is the least that the supplier sells. */
  tiers: PriceTier[]
}

/** What a supplier asks for a pool's items; those that it does not sell are left out. */
export type Offered = {
  supplierName: string
  deliveryPence: Pence
  deliveryVatRate: VatRate
  /** Goods before VAT from which delivery costs nothing; null where it always costs the same. */
  freeDeliveryFromPence: Pence | null
  items: QuotedItem[]
}

export type Quote = Offered & {
  quotedOn: Temporal.PlainDate
  /** The last day on which the supplier keeps to it. */
  validUntil: Temporal.PlainDate
}

/** What became of a quotation, for good. */
export type Settlement = {
  as: "used" | "declined"
  at: Temporal.Instant
  byName: string
  because: string
}

export type Quotation = Quote & { id: string; settled: Settlement | null }

/** More offers than this for one purchase help nobody to choose. */
export const MOST_QUOTATIONS = 12

/** A quotation holds to the end of its last day. */
export const isExpired = ({ validUntil }: Pick<Quote, "validUntil">, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(validUntil, today) < 0

/** Those still to be decided, in the order in which they came. */
export const undecided = (quotations: readonly Quotation[]): Quotation[] =>
  quotations.filter(({ settled }) => settled === null)

/** The one used last, by which a pool buys. */
export const lastUsed = (quotations: readonly Quotation[]): Quotation | null =>
  quotations
    .filter(({ settled }) => settled?.as === "used")
    .toSorted((a, b) => Temporal.Instant.compare(a.settled!.at, b.settled!.at))
    .at(-1) ?? null
