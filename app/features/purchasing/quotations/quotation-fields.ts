import { type Typed, withRowAdded } from "#app/core/form-rows.ts"
import { decimalPounds } from "#app/core/money.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import { emptyTier } from "#app/features/purchasing/drafting/draft-fields.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import type { Quotation, QuotedItem } from "#app/features/purchasing/quotations/quotation.ts"

/** How long suppliers usually keep to what they quote. */
const USUALLY_VALID = { days: 30 }

const EMPTY_TIERS = 3

/** What stands beside a file, or at the head of the form, before anybody has typed. */
export const newHeadFields = (id: string, today: Temporal.PlainDate): Typed => ({
  ...{ id, supplierName: "", deliveryVatRate: "standard" },
  ...{ quotedOn: today.toString(), validUntil: today.add(USUALLY_VALID).toString() },
})

/** The form of a new quotation: every item of the pool, waiting for its prices. */
export const newQuotationFields = (
  id: string,
  items: readonly PoolItem[],
  today: Temporal.PlainDate,
): Typed => ({
  ...newHeadFields(id, today),
  ...{ deliveryCost: "", freeDeliveryFrom: "" },
  ...rowsOf(items, () => undefined),
})

/** The form of a quotation when it is opened to be changed. */
export const quotationFieldsOf = (quotation: Quotation, items: readonly PoolItem[]): Typed => ({
  ...{ id: quotation.id, supplierName: quotation.supplierName, deliveryVatRate: quotation.deliveryVatRate },
  ...{ quotedOn: quotation.quotedOn.toString(), validUntil: quotation.validUntil.toString() },
  deliveryCost: quotation.deliveryPence === 0n ? "" : decimalPounds(quotation.deliveryPence),
  freeDeliveryFrom:
    quotation.freeDeliveryFromPence === null ? "" : decimalPounds(quotation.freeDeliveryFromPence),
  ...rowsOf(items, (item) => quotation.items.find(({ itemId }) => itemId === item.id)),
})

const rowsOf = (items: readonly PoolItem[], quotedOf: (item: PoolItem) => QuotedItem | undefined): Typed =>
  Object.assign({}, ...items.map((item, place) => itemFields(`items.${place}`, item, quotedOf(item))))

const itemFields = (prefix: string, item: PoolItem, quoted: QuotedItem | undefined): Typed => {
  const { packSize, vatRate } = quoted ?? item
  const tiers = quoted
    ? [...quoted.tiers.map(tierFields), emptyTier]
    : Array.from({ length: EMPTY_TIERS }, () => emptyTier)
  return {
    [`${prefix}.packSize`]: packSize === 1 ? "" : String(packSize),
    [`${prefix}.vatRate`]: vatRate,
    [`${prefix}.pricing`]: quoted?.pricing ?? "all-units",
    ...Object.assign(
      {},
      ...tiers.map((tier, row) => ({
        [`${prefix}.tiers.${row}.fromQuantity`]: tier.fromQuantity,
        [`${prefix}.tiers.${row}.unitPrice`]: tier.unitPrice,
      })),
    ),
  }
}

const tierFields = ({ fromQuantity, unitPrice }: QuotedItem["tiers"][number]) => ({
  fromQuantity: String(fromQuantity),
  unitPrice: decimalUnitPrice(unitPrice),
})

/** The form with one price row more under an item, when that is the button that was pressed; null for saving. */
export const withPriceAdded = (typed: Typed, intent: string): Typed | null => {
  const [, item] = /^add-price:(\d{1,3})$/.exec(intent) ?? []
  return item === undefined ? null : withRowAdded(typed, `items.${item}.tiers`, emptyTier)
}
