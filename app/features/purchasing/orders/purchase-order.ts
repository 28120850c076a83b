import { type Pence, sumPence } from "#app/core/money.ts"
import { lineTotal, type UnitPrice } from "#app/core/unit-price.ts"
import { totalsByRate, type VatRate } from "#app/core/vat.ts"
import type { InvoiceParty } from "#app/features/invoicing/invoice-document.ts"
import { approvalInShort, type GivenApproval } from "#app/features/purchasing/approvals/given-approval.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { priceParts } from "#app/features/purchasing/pools/price-parts.ts"
import type { ItemOutcome } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

/**
 * Everything that is printed on a purchase order, copied at the moment of ordering. Amounts are pence, unit prices
 * ten-thousandths of a pound, dates ISO.
 */
export type PurchaseOrder = {
  kind: "purchase-order"
  /** "OAK-PO-2026-0007" */
  number: string
  orderedOn: string
  orderedBy: string
  /** Who approved what the lead school itself takes, and when; null where nobody had to. */
  approvedBy: string | null
  supplierName: string
  /** The lead school, which orders, takes the delivery and is invoiced. */
  buyer: InvoiceParty
  expectedOn: string | null
  poolTitle: string
  lines: readonly OrderLine[]
  deliveryPence: Pence
  deliveryVatRate: VatRate
  vatTotals: readonly { rate: VatRate; netPence: Pence; vatPence: Pence }[]
  netPence: Pence
  vatPence: Pence
  grossPence: Pence
}

export type OrderLine = {
  name: string
  unit: string
  packSize: number
  quantity: number
  unitPrice: UnitPrice
  netPence: Pence
  vatRate: VatRate
}

type Placing = {
  number: string
  orderedOn: Temporal.PlainDate
  orderedBy: string
  approval: GivenApproval | null
  buyer: InvoiceParty
}

/** The order for what a pool's closing came to: its totals are those that the shares add up to. */
export const purchaseOrder = (
  terms: PoolTerms,
  { items, deliveryPence }: { items: readonly ItemOutcome[]; deliveryPence: Pence },
  placing: Placing,
): PurchaseOrder => {
  const lines = terms.items.flatMap((item) => {
    const bought = items.find(({ itemId }) => itemId === item.id)
    return bought?.unitPrice == null || bought.ordered === 0 ? [] : linesOf(item, bought)
  })
  const delivery = { net: deliveryPence, vatRate: terms.deliveryVatRate }
  const totals = totalsByRate([
    ...lines.map(({ netPence, vatRate }) => ({ net: netPence, vatRate })),
    ...(deliveryPence > 0n ? [delivery] : []),
  ])
  const netPence = sumPence(totals.map(({ net }) => net))
  const vatPence = sumPence(totals.map(({ vat }) => vat))
  return {
    kind: "purchase-order",
    number: placing.number,
    orderedOn: placing.orderedOn.toString(),
    orderedBy: placing.orderedBy,
    approvedBy: placing.approval && approvalInShort(placing.approval),
    supplierName: terms.supplierName,
    buyer: placing.buyer,
    expectedOn: terms.deliveryExpectedOn?.toString() ?? null,
    poolTitle: terms.title,
    lines,
    deliveryPence,
    deliveryVatRate: terms.deliveryVatRate,
    vatTotals: totals.map(({ rate, net, vat }) => ({ rate, netPence: net, vatPence: vat })),
    netPence,
    vatPence,
    grossPence: netPence + vatPence,
  }
}

/** A line for each price of an item, since no supplier knows an average; the last has the penny of their rounding. */
const linesOf = (item: PoolItem, { ordered, netPence }: ItemOutcome): OrderLine[] => {
  const { name, unit, packSize, vatRate } = item
  let left = netPence
  return priceParts(item, ordered).map(({ quantity, unitPrice }, place, parts) => {
    const own = place === parts.length - 1 ? left : lineTotal(unitPrice, quantity)
    left -= own
    return { name, unit, packSize, quantity, unitPrice, netPence: own, vatRate }
  })
}

/** "5 packs of 10"; null for what is sold singly. */
export const packsOf = ({ quantity, packSize }: Pick<OrderLine, "quantity" | "packSize">): string | null => {
  if (packSize === 1 || quantity % packSize !== 0) return null
  const packs = quantity / packSize
  return `${packs} ${packs === 1 ? "pack" : "packs"} of ${packSize}`
}

/** Prints an order as a tagged PDF/A-3 file. */
export type RenderOrderPdf = (order: PurchaseOrder) => Promise<Uint8Array>
