import { formatDate, formatMoment } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { vatRates } from "#app/core/vat.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { isExpired, type Quotation, type QuotedItem } from "#app/features/purchasing/quotations/quotation.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

type Fact = { key: string; value: string }

export type QuotationView = {
  id: string
  supplier: string
  facts: Fact[]
  items: { id: string; name: string; facts: Fact[]; prices: { from: string; price: string }[] }[]
  isExpired: boolean
  /** What became of it, and why; null while it is undecided. */
  settled: { sentence: string; because: string } | null
}

/** A quotation as it was entered. */
export const presentQuotation = (
  quotation: Quotation,
  terms: PoolTerms,
  today: Temporal.PlainDate,
): QuotationView => {
  const { settled, freeDeliveryFromPence: freeFrom, deliveryPence } = quotation
  const missing = terms.items.filter(({ id }) => !quotation.items.some(({ itemId }) => itemId === id))
  return {
    id: quotation.id,
    supplier: quotation.supplierName,
    facts: [
      { key: "Quoted on", value: formatDate(quotation.quotedOn) },
      { key: "Valid until", value: formatDate(quotation.validUntil) },
      {
        key: "Delivery",
        value:
          deliveryPence === 0n
            ? "Free"
            : `${formatPounds(deliveryPence)} ex VAT (${vatRates[quotation.deliveryVatRate].name.toLowerCase()})${freeFrom === null ? "" : `, free from ${formatPounds(freeFrom)} of goods`}`,
      },
      ...(missing.length > 0
        ? [{ key: "Does not sell", value: missing.map(({ name }) => name).join(", ") }]
        : []),
    ],
    items: quotation.items.map((item) => presentItem(item, terms)),
    isExpired: isExpired(quotation, today),
    settled: settled && {
      sentence: `${settled.as === "used" ? "Used" : "Declined"} by ${settled.byName} on ${formatMoment(settled.at)}`,
      because: settled.because,
    },
  }
}

const presentItem = (item: QuotedItem, terms: PoolTerms): QuotationView["items"][number] => {
  const now = terms.items.find(({ id }) => id === item.itemId)
  return {
    id: item.itemId,
    name: item.itemName,
    facts: [
      { key: "VAT", value: vatRates[item.vatRate].name },
      { key: "Sold", value: item.packSize === 1 ? "Singly" : `In packs of ${item.packSize}` },
      {
        key: "A lower price holds for",
        value: item.pricing === "all-units" ? "The whole order" : "Only what goes beyond its quantity",
      },
      ...(now && now.name !== item.itemName ? [{ key: "The pool now calls it", value: now.name }] : []),
      ...(now ? [] : [{ key: "The pool", value: "No longer has this item" }]),
    ],
    prices: item.tiers.map(({ fromQuantity, unitPrice }) => ({
      from: countUnits(fromQuantity, item.unit),
      price: formatUnitPrice(unitPrice),
    })),
  }
}
