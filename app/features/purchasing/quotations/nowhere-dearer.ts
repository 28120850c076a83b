import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice, type UnitPrice } from "#app/core/unit-price.ts"
import { type VatRate, vatRates } from "#app/core/vat.ts"
import { minimumOf, type PoolItem, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Offered, QuotedItem } from "#app/features/purchasing/quotations/quotation.ts"
import { type Priced, quotedGoods } from "#app/features/purchasing/quotations/quoted-goods.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

/** No order comes near this; up to here prices are compared. */
const MOST_ORDERED = 1_000_000_000

/**
 * Why an open pool cannot turn to a quotation: everything in which it could make somebody who has joined pay more. No
 * reasons where it is nowhere dearer. The database keeps the same rule (adopt_quotation).
 */
export function dearerWays(terms: PoolTerms, quote: Offered): string[] {
  const ofItems = terms.items.flatMap((item) => {
    const quoted = quote.items.find(({ itemId }) => itemId === item.id)
    return quoted ? waysOfItem(item, quoted) : [`${quote.supplierName} does not sell ${item.name}.`]
  })
  return [...ofItems, ...waysOfDelivery(terms, quote)]
}

function waysOfItem(item: PoolItem, quoted: QuotedItem): string[] {
  const ways: string[] = []
  if (minimumOf(quoted) > minimumOf(item))
    ways.push(
      `${item.name}: it sells no fewer than ${countUnits(minimumOf(quoted), item.unit)}, and the pool's minimum is ${minimumOf(item)}.`,
    )
  const dearer = dearerQuantity(item, quoted)
  if (dearer)
    ways.push(
      `${item.name}: for ${countUnits(dearer.quantity, item.unit)} it asks ${dearer.theirs} each, and the pool ${dearer.ours}.`,
    )
  if (item.packSize % quoted.packSize !== 0 || (item.packs === "split" && item.packSize !== quoted.packSize))
    ways.push(
      `${item.name}: it sells packs of ${quoted.packSize}, and schools have joined for ${item.packSize === 1 ? "single ones" : `packs of ${item.packSize}`}.`,
    )
  if (isTaxedMore(quoted.vatRate, item.vatRate))
    ways.push(`${item.name}: it bears more VAT (${vatRates[quoted.vatRate].name}).`)
  return ways
}

function waysOfDelivery(terms: PoolTerms, quote: Offered): string[] {
  const ways: string[] = []
  if (quote.deliveryPence > terms.deliveryPence)
    ways.push(
      `Delivery costs ${formatPounds(quote.deliveryPence)}, and the pool's ${formatPounds(terms.deliveryPence)}.`,
    )
  if (terms.freeDeliveryFromPence !== null && quote.deliveryPence > 0n)
    ways.push(
      `Delivery is free from ${formatPounds(terms.freeDeliveryFromPence)} of goods. At other prices an order that reaches that today may fall below it, so only delivery that is always free takes its place.`,
    )
  if (quote.deliveryPence > 0n && isTaxedMore(quote.deliveryVatRate, terms.deliveryVatRate))
    ways.push(`Delivery bears more VAT (${vatRates[quote.deliveryVatRate].name}).`)
  // Where one item's price falls further than another's, those who take the other bear more of a cost shared by value.
  if (terms.splitRule === "by-value" && terms.items.length > 1 && quote.deliveryPence > 0n)
    ways.push(
      "Delivery is shared by value. With other prices some schools would bear more of it, even where it costs no more in all.",
    )
  return ways
}

const isTaxedMore = (theirs: VatRate, ours: VatRate) =>
  vatRates[theirs].basisPoints > vatRates[ours].basisPoints

/**
 * The first quantity that costs more. Between two starts of a price both costs are straight lines, so one that is
 * above the other anywhere is above it at an end.
 */
function dearerQuantity(item: PoolItem, quoted: QuotedItem) {
  const starts = [...item.tiers, ...quoted.tiers].map(({ fromQuantity }) => fromQuantity)
  const ends = [...starts, ...starts.map((start) => start - 1), MOST_ORDERED].sort((a, b) => a - b)
  const quantity = ends.find((end) => {
    const [ours, theirs] = [quotedGoods(item, end), quotedGoods(quoted, end)]
    return ours !== null && theirs !== null && theirs > ours
  })
  if (quantity === undefined) return null
  const each = (priced: Priced) => formatUnitPrice(average(quotedGoods(priced, quantity)!, quantity))
  return { quantity, ours: each(item), theirs: each(quoted) }
}

const average = (exact: bigint, quantity: number): UnitPrice => exact / BigInt(quantity)
