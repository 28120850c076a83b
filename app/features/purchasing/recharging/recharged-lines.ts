import { apportion } from "#app/core/apportion.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY, type UnitPrice } from "#app/core/unit-price.ts"
import { allVatRates, type VatRate, vatRates } from "#app/core/vat.ts"
import type { DocumentTreatment } from "#app/features/invoicing/document-kind.ts"
import type { InvoiceDocument, InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import { nameOfReplacement } from "#app/features/purchasing/corrections/delivered-account.ts"
import { named, ownPart } from "#app/features/purchasing/corrections/replaced.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import type {
  DeliveredItem,
  DeliveredPool,
  DeliveredShare,
} from "#app/features/purchasing/recharging/delivered-pool.ts"
import { isOneSum } from "#app/features/purchasing/recharging/one-sum.ts"
import type { PoolShare, VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

type Shares = { shares: readonly DeliveredShare[]; vatShares: readonly VatShare[] }
type Content = Pick<InvoiceDocument, "lines" | "vatTotals">

/**
 * One school's shares as the lines of its document: what it takes of each item, then its part of delivery. Depending
 * on the treatment they keep the rate at which things were bought, or stand outside the scope of VAT, with or
 * without the VAT that the lead school paid.
 */
export const rechargedLines = (
  pool: DeliveredPool,
  { recharge, vat }: DocumentTreatment,
  { shares, vatShares }: Shares,
): Content => {
  const lines = purchaseLines(pool, shares)
  if (vat === "rate-of-purchase") return { lines, vatTotals: vatTotalsOf(lines, vatShares) }
  const outside = (recharge === "gross-cost" ? withVat(lines, vatShares) : lines).map(
    (line): InvoiceLine => ({ ...line, vatRate: "outside" }),
  )
  const netPence = sumPence(outside.map((line) => line.netPence))
  return { lines: outside, vatTotals: [{ rate: "outside", netPence, vatPence: 0n }] }
}

const purchaseLines = ({ terms, items }: DeliveredPool, shares: readonly DeliveredShare[]): InvoiceLine[] => {
  const goods = terms.items.flatMap((item): InvoiceLine[] => {
    const share = shares.find(({ itemId }) => itemId === item.id)
    const outcome = items.find(({ itemId }) => itemId === item.id)
    return share && outcome ? goodsLines(item, share, outcome) : []
  })
  const delivery = shares.find(({ itemId }) => itemId === null)
  if (!delivery || delivery.netPence === 0n) return goods
  return [
    ...goods,
    {
      description: `Delivery: your part of ${formatPounds(terms.deliveryPence)}`,
      quantity: 1n,
      unit: "",
      unitPrice: delivery.netPence * UNIT_PRICE_PER_PENNY,
      netPence: delivery.netPence,
      vatRate: terms.deliveryVatRate,
      // Delivery is part of what the goods cost, so it goes to the code of the dearest of them.
      cfrCode: dearestOf(goods)?.cfrCode ?? terms.items[0]!.cfrCode,
    },
  ]
}

const dearestOf = (goods: readonly InvoiceLine[]): InvoiceLine | undefined =>
  goods.toSorted((a, b) => (a.netPence < b.netPence ? 1 : a.netPence > b.netPence ? -1 : 0))[0]

/** What a school has of what was ordered and, each on a line of its own, of whatever came in its place. */
const goodsLines = (
  item: PoolItem,
  share: DeliveredShare,
  { unitPrice, arrived }: DeliveredItem,
): InvoiceLine[] => {
  const own = ownPart(share)
  const others = (arrived?.replacements ?? []).flatMap((replacement): InvoiceLine[] => {
    const part = named(share.replaced, replacement.name)
    if (!part || part.quantity === 0) return []
    const { cfrCode, vatRate } = replacement
    const name = nameOfReplacement(item.name, replacement)
    const known: PoolItem = { ...item, name, cfrCode, vatRate, pricing: "all-units" }
    return [{ ...goodsLine(known, part, replacement.unitPrice), replacement: replacement.name }]
  })
  return unitPrice === null || own.quantity === 0 ? others : [goodsLine(item, own, unitPrice), ...others]
}

const goodsLine = (
  item: PoolItem,
  share: Pick<PoolShare, "quantity" | "netPence">,
  unitPrice: UnitPrice,
): InvoiceLine => {
  const { netPence } = share
  const line = { itemId: item.id, netPence, vatRate: item.vatRate, cfrCode: item.cfrCode }
  if (isOneSum(item, share, unitPrice)) {
    const description = `${item.name}: ${countUnits(share.quantity, item.unit)} together`
    return { ...line, description, quantity: 1n, unit: "", unitPrice: netPence * UNIT_PRICE_PER_PENNY }
  }
  return { ...line, description: item.name, quantity: BigInt(share.quantity), unit: item.unit, unitPrice }
}

const vatAt = (vatShares: readonly VatShare[], rate: VatRate): Pence =>
  vatShares.find((share) => share.vatRate === rate)?.vatPence ?? 0n

const vatTotalsOf = (lines: readonly InvoiceLine[], vatShares: readonly VatShare[]): Content["vatTotals"] =>
  allVatRates.flatMap((rate) => {
    const atRate = lines.filter((line) => line.vatRate === rate)
    if (atRate.length === 0) return []
    const netPence = sumPence(atRate.map((line) => line.netPence))
    return [{ rate, netPence, vatPence: vatAt(vatShares, rate) }]
  })

/** Adds to every line its part of the school's VAT at that rate, so that the document passes on what was paid. */
const withVat = (lines: readonly InvoiceLine[], vatShares: readonly VatShare[]): InvoiceLine[] => {
  const vatOf = new Map<InvoiceLine, Pence>()
  for (const rate of allVatRates) {
    const atRate = lines.filter((line) => line.vatRate === rate)
    const parts = apportion(
      vatAt(vatShares, rate),
      atRate.map((line) => line.netPence),
    )
    for (const [place, line] of atRate.entries()) vatOf.set(line, parts[place]!)
  }
  return lines.map((line) => {
    const netPence = line.netPence + vatOf.get(line)!
    const { basisPoints } = vatRates[line.vatRate]
    const unitPrice =
      line.unit === ""
        ? netPence * UNIT_PRICE_PER_PENNY
        : divideHalfUp(line.unitPrice * (10_000n + basisPoints), 10_000n)
    return { ...line, netPence, unitPrice }
  })
}
