import { type Pence, sumPence } from "#app/core/money.ts"
import { documentTreatment } from "#app/features/invoicing/document-kind.ts"
import type { Working } from "#app/features/invoicing/invoice-document.ts"
import type { InvoiceDraft, School } from "#app/features/invoicing/invoice-draft.ts"
import type { VatShare } from "#app/features/purchasing/clearing-outcome.ts"
import { type Cost, costOf } from "#app/features/purchasing/cost.ts"
import type { DeliveredPool } from "#app/features/purchasing/delivered-pool.ts"
import { rechargedLines } from "#app/features/purchasing/recharged-lines.ts"

export type Recharge = {
  /** One for each school that owes the lead something, by the school's name. */
  drafts: InvoiceDraft[]
  /** What stays with the lead school: its own share, and VAT that an internal recharge does not pass on. */
  kept: Cost
}

/**
 * What the lead school invoices for a pool, from the shares of its clearing and nothing else. The drafts and what
 * the lead keeps add up to the supplier's invoice to the penny.
 */
export const rechargePool = (
  pool: DeliveredPool,
  lead: School,
  schoolOf: (schoolId: string) => School,
): Recharge => {
  const schoolIds = new Set(pool.shares.map((share) => share.schoolId))
  const drafts = [...schoolIds]
    .filter((schoolId) => schoolId !== lead.id)
    .map((schoolId) => draftFor(pool, lead, schoolOf(schoolId)))
    .filter((draft) => draft.grossPence > 0n)
    .sort((a, b) => a.buyer.party.schoolName.localeCompare(b.buyer.party.schoolName, "en-GB"))
  const net = sumPence(pool.shares.map((share) => share.netPence))
  const vat = sumPence(pool.vatShares.map((share) => share.vatPence))
  const ownNet = sumPence(pool.shares.filter(of(lead.id)).map((share) => share.netPence))
  const recharged = sumPence(drafts.map((draft) => draft.grossPence))
  return { drafts, kept: costOf(ownNet, net + vat - recharged - ownNet) }
}

const of =
  (schoolId: string) =>
  (share: { schoolId: string }): boolean =>
    share.schoolId === schoolId

const draftFor = (pool: DeliveredPool, lead: School, buyer: School): InvoiceDraft => {
  const treatment = documentTreatment(lead.legalEntity, buyer.legalEntity)
  const vatShares = pool.vatShares.filter(of(buyer.id))
  const { lines, vatTotals } = rechargedLines(pool, treatment, {
    shares: pool.shares.filter(of(buyer.id)),
    vatShares,
  })
  const netPence = sumPence(lines.map((line) => line.netPence))
  const vatPence: Pence = sumPence(vatTotals.map((total) => total.vatPence))
  return {
    poolId: pool.terms.id,
    buyer,
    kind: treatment.kind,
    taxPoint: pool.deliveredOn,
    poolTitle: pool.terms.title,
    purchaseOrderNumber: pool.orderNumbers.get(buyer.id) || null,
    lines,
    vatTotals,
    netPence,
    vatPence,
    grossPence: netPence + vatPence,
    workings: [...workingsOfShares(pool, buyer.id), workingsOfVat(vatShares, treatment)],
  }
}

/** In the order of the pool's items, delivery last. */
const workingsOfShares = ({ terms, items, shares }: DeliveredPool, schoolId: string): Working[] => {
  const own = shares.filter(of(schoolId))
  const goods = terms.items.flatMap((item): Working[] => {
    const share = own.find(({ itemId }) => itemId === item.id)
    const reason = items.find(({ itemId }) => itemId === item.id)?.reason
    if (!share) return []
    return [{ heading: item.name, sentences: [...(reason ? [reason] : []), ...share.workings.sentences] }]
  })
  const delivery = own.find(({ itemId }) => itemId === null)
  return delivery ? [...goods, { heading: "Delivery", sentences: delivery.workings.sentences }] : goods
}

const workingsOfVat = (
  vatShares: readonly VatShare[],
  treatment: ReturnType<typeof documentTreatment>,
): Working => {
  const passedOn = treatment.recharge === "gross-cost" || treatment.vat === "rate-of-purchase"
  const taxed = passedOn ? vatShares.filter((share) => share.vatPence > 0n) : []
  return {
    heading: "VAT",
    sentences: [treatment.reason, ...taxed.flatMap((share) => share.workings.sentences)],
  }
}
