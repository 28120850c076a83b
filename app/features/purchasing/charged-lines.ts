import { apportion } from "#app/core/apportion.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { type VatRate, vatRates } from "#app/core/vat.ts"
import type { DocumentTreatment } from "#app/features/invoicing/document-kind.ts"
import type { InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import type { PoolShare, VatShare } from "#app/features/purchasing/clearing-outcome.ts"
import type { PoolItem } from "#app/features/purchasing/pool.ts"

/** What lines need to know of a cleared pool; an item that did not clear has no price and no shares. */
export type PricedPool = {
  items: readonly (Pick<PoolItem, "id" | "name" | "unit" | "vatRate" | "cfrCode"> & {
    clearedUnitPrice: bigint | null
  })[]
  deliveryPence: Pence
  deliveryVatRate: VatRate
}

/**
 * One school's shares as lines of its invoice: goods in the pool's order, then its part of delivery. Where the seller
 * passes on what it paid with VAT, each line carries its part of the school's VAT.
 */
export const chargedLines = (
  pool: PricedPool,
  shares: readonly PoolShare[],
  vatShares: readonly VatShare[],
  { recharge, vat }: Pick<DocumentTreatment, "recharge" | "vat">,
): InvoiceLine[] => {
  const lines = shares.filter(({ netPence }) => netPence > 0n).map((share) => lineOf(pool, share, shares))
  const charged = recharge === "gross-cost" ? withTheirVat(lines, vatShares) : lines
  return vat === "outside-scope" ? charged.map((line) => ({ ...line, vatRate: "outside" as const })) : charged
}

const lineOf = (pool: PricedPool, share: PoolShare, shares: readonly PoolShare[]): InvoiceLine => {
  const item = pool.items.find(({ id }) => id === share.itemId)
  if (!item) return deliveryLine(pool, share, shares)
  return {
    description: item.name,
    quantity: BigInt(share.quantity),
    unit: item.unit,
    unitPrice: item.clearedUnitPrice!,
    netPence: share.netPence,
    vatRate: item.vatRate,
    cfrCode: item.cfrCode,
  }
}

/** Delivery goes to the account of what it brought: the item of which the school bought most. */
const deliveryLine = (pool: PricedPool, share: PoolShare, shares: readonly PoolShare[]): InvoiceLine => {
  const goods = shares.filter(({ itemId }) => itemId !== null)
  const dearest = goods.reduce((most, good) => (good.netPence > most.netPence ? good : most))
  return {
    description: `Delivery: your part of ${formatPounds(pool.deliveryPence)}`,
    quantity: 1n,
    unit: "",
    unitPrice: share.netPence * UNIT_PRICE_PER_PENNY,
    netPence: share.netPence,
    vatRate: pool.deliveryVatRate,
    cfrCode: pool.items.find(({ id }) => id === dearest.itemId)!.cfrCode,
  }
}

const withTheirVat = (lines: readonly InvoiceLine[], vatShares: readonly VatShare[]): InvoiceLine[] => {
  const added = new Map<InvoiceLine, Pence>()
  for (const { vatRate, vatPence } of vatShares) {
    const ofRate = lines.filter((line) => line.vatRate === vatRate)
    const parts = apportion(
      vatPence,
      ofRate.map(({ netPence }) => netPence),
    )
    for (const [i, line] of ofRate.entries()) added.set(line, parts[i]!)
  }
  return lines.map((line) => ({
    ...line,
    netPence: line.netPence + (added.get(line) ?? 0n),
    unitPrice: withVat(line.unitPrice, line.vatRate),
  }))
}

const withVat = (unitPrice: bigint, rate: VatRate): bigint =>
  divideHalfUp(unitPrice * (10_000n + vatRates[rate].basisPoints), 10_000n)
