import { sumPence } from "#app/core/money.ts"
import { allVatRates } from "#app/core/vat.ts"
import { documentTreatment } from "#app/features/invoicing/document-kind.ts"
import type { InvoiceDraft, School } from "#app/features/invoicing/invoice-draft.ts"
import { chargedLines, type PricedPool } from "#app/features/purchasing/charged-lines.ts"
import type { PoolShare, VatShare } from "#app/features/purchasing/clearing-outcome.ts"

export type InvoicedPool = PricedPool & {
  id: string
  title: string
  seller: School
  /** The schools that took part, the seller or not, with their purchase order numbers ("" for none). */
  members: readonly { school: School; purchaseOrderNumber: string }[]
  shares: readonly PoolShare[]
  vatShares: readonly VatShare[]
  /** The time of supply. */
  deliveredOn: Temporal.PlainDate
}

/**
 * What the lead school of a cleared pool invoices: one draft for every other school that bears a part of it. The
 * goods, the delivery and the VAT of all drafts and of the lead school's own part add up to the supplier's invoice.
 */
export const poolInvoiceDrafts = (pool: InvoicedPool): InvoiceDraft[] =>
  pool.members
    .filter(({ school }) => school.id !== pool.seller.id)
    .flatMap((member) => {
      const shares = pool.shares.filter(({ schoolId }) => schoolId === member.school.id)
      return sumPence(shares.map(({ netPence }) => netPence)) === 0n ? [] : [draftFor(pool, member, shares)]
    })

const draftFor = (
  pool: InvoicedPool,
  { school: buyer, purchaseOrderNumber }: InvoicedPool["members"][number],
  shares: readonly PoolShare[],
): InvoiceDraft => {
  const treatment = documentTreatment(pool.seller.legalEntity, buyer.legalEntity)
  const vatShares = pool.vatShares.filter(({ schoolId }) => schoolId === buyer.id)
  const charged = chargedLines(pool, shares, vatShares, treatment)
  const vatTotals = totalsOf(charged, treatment.vat === "rate-of-purchase" ? vatShares : [])
  const netPence = sumPence(charged.map((line) => line.netPence))
  const vatPence = sumPence(vatTotals.map((total) => total.vatPence))
  return {
    ...{ poolId: pool.id, buyer, kind: treatment.kind, taxPoint: pool.deliveredOn },
    ...{ poolTitle: pool.title, purchaseOrderNumber: purchaseOrderNumber || null },
    ...{ lines: charged, vatTotals, netPence, vatPence, grossPence: netPence + vatPence },
    workings: workingsOf(
      pool,
      shares,
      treatment.kind === "internal-recharge" ? [] : vatShares,
      treatment.reason,
    ),
  }
}

const totalsOf = (lines: InvoiceDraft["lines"], vatShares: readonly VatShare[]) =>
  allVatRates.flatMap((rate) => {
    const ofRate = lines.filter(({ vatRate }) => vatRate === rate)
    const vat = vatShares.find(({ vatRate }) => vatRate === rate)?.vatPence ?? 0n
    const netPence = sumPence(ofRate.map((line) => line.netPence))
    return ofRate.length === 0 ? [] : [{ rate, netPence, vatPence: vat }]
  })

const workingsOf = (
  pool: InvoicedPool,
  shares: readonly PoolShare[],
  vatShares: readonly VatShare[],
  reason: string,
): InvoiceDraft["workings"] => [
  ...shares.map(({ itemId, workings }) => ({
    heading: pool.items.find(({ id }) => id === itemId)?.name ?? "Delivery",
    sentences: workings.sentences,
  })),
  {
    heading: "VAT",
    sentences: [
      reason,
      ...vatShares.filter((share) => share.vatPence > 0n).flatMap((share) => share.workings.sentences),
    ],
  },
]
