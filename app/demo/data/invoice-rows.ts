import { civilDateOf } from "#app/core/civil-time.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { givenApprovals } from "#app/demo/data/given-approvals.ts"
import { invoicingSchool, sellingSchool } from "#app/demo/data/invoicing-schools.ts"
import { addLedgerEntry } from "#app/demo/data/ledger-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { stepTo } from "#app/demo/data/pool-plan.ts"
import { type DemoSchool, schoolNamed, schoolWithId } from "#app/demo/data/schools.ts"
import { checkTotals } from "#app/features/invoicing/check-totals.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import { type InvoiceDraft, invoiceFrom } from "#app/features/invoicing/invoice-draft.ts"
import { invoiceNumber, seriesOf } from "#app/features/invoicing/invoice-number.ts"
import { paymentReference } from "#app/features/invoicing/payment-reference.ts"
import { postingsOfSale } from "#app/features/ledger/posting.ts"
import { rechargePool } from "#app/features/purchasing/recharging/recharge-pool.ts"

/** An issued invoice, as its payments need it. */
export type MadeInvoice = {
  id: string
  poolId: string | null
  seller: DemoSchool
  buyer: DemoSchool
  document: InvoiceDocument
  issuedOn: Temporal.PlainDate
  /** Whether its pool's story is long over, or is one of those that go on now. */
  isPast: boolean
}

/** Drafts that a school issues at a moment. */
export type Issuing = { lead: string; isPast: boolean; at: Temporal.Instant; drafts: InvoiceDraft[] }

/**
 * Issues the invoices of every invoiced pool, and those of shared time, in the order of time, numbered without a gap by
 * school and year.
 */
export function addInvoices(
  rows: DemoRows,
  pools: readonly MadePool[],
  ofTime: readonly Issuing[],
): MadeInvoice[] {
  const lastNumbers = new Map<string, number>()
  const ofPools = pools.flatMap((pool): Issuing[] => {
    const invoiced = stepTo(pool.plan, "invoiced")
    return invoiced ? [{ ...issuerOf(pool), at: invoiced.at, drafts: draftsOf(rows, pool) }] : []
  })
  const made = [...ofPools, ...ofTime]
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    .flatMap(({ at, drafts, ...issuer }) =>
      drafts.map((draft) => issueDraft(rows, issuer, draft, at, lastNumbers)),
    )
  for (const [key, lastNumber] of lastNumbers) {
    const [schoolId, series] = key.split(" ") as [string, string]
    rows.invoiceSeries.push({ schoolId, series, lastNumber })
  }
  return made
}

export const issuerOf = ({ plan }: MadePool): Pick<Issuing, "lead" | "isPast"> => ({
  ...{ lead: plan.lead, isPast: !plan.key.startsWith("current") },
})

const draftsOf = (rows: DemoRows, { plan, terms, commitments, clearing }: MadePool): InvoiceDraft[] => {
  if (clearing?.kind !== "cleared") return []
  const { items, shares, vatShares } = clearing
  const orderNumbers = new Map(commitments.map(({ schoolId, orderNumber }) => [schoolId, orderNumber]))
  const deliveredOn = civilDateOf(stepTo(plan, "delivered")!.at)
  const lead = invoicingSchool(schoolNamed(plan.lead))
  const schoolOf = (id: string) => invoicingSchool(schoolWithId(id))
  const approvals = givenApprovals(rows, terms.id)
  const delivered = { terms, items, shares, vatShares, orderNumbers, approvals, deliveredOn }
  return rechargePool(delivered, lead, schoolOf).drafts
}

/** Issues one invoice or credit note, with the next number of its series. */
export const issueDraft = (
  rows: DemoRows,
  { lead, isPast }: Pick<Issuing, "lead" | "isPast">,
  draft: InvoiceDraft,
  issuedAt: Temporal.Instant,
  lastNumbers: Map<string, number>,
): MadeInvoice => {
  const seller = schoolNamed(lead)
  const issuedOn = civilDateOf(issuedAt)
  const type = draft.adjusts?.as === "credit-note" ? "credit-note" : "invoice"
  const series = seriesOf(issuedOn, type)
  const number = (lastNumbers.get(`${seller.id} ${series}`) ?? 0) + 1
  lastNumbers.set(`${seller.id} ${series}`, number)
  const document = invoiceFrom(sellingSchool(seller), draft, {
    number: invoiceNumber(seller.prefix, series, number),
    issuedOn,
    paymentReference: paymentReference(BigInt(rows.invoice.length + 1)),
  })
  checkTotals(document)
  const id = demoId(`invoice ${document.number}`, issuedAt)
  const by = holderOf("finance", lead)
  rows.invoice.push({
    ...{ type, adjustsInvoiceId: draft.adjusts?.invoiceId ?? null },
    ...{
      id,
      poolId: draft.poolId,
      rechargeId: draft.rechargeId ?? null,
      sellerSchoolId: seller.id,
      buyerSchoolId: draft.buyer.id,
    },
    ...{ kind: document.kind, series, number, numberText: document.number },
    ...{
      issuedOn,
      dueOn: document.dueOn ? Temporal.PlainDate.from(document.dueOn) : issuedOn,
      issuedAt,
      issuedBy: by.id,
    },
    ...{ netPence: document.netPence, vatPence: document.vatPence, grossPence: document.grossPence },
    paymentReference: document.paymentReference,
    document: invoiceDocumentJson.encode(document) as unknown as Record<string, string>,
  })
  const amountPence = type === "credit-note" ? -document.grossPence : document.grossPence
  const deal = { sellerSchoolId: seller.id, buyerSchoolId: draft.buyer.id, amountPence }
  addLedgerEntry(
    rows,
    type === "credit-note" ? "credit-note-issued" : "invoice-issued",
    { invoiceId: id, at: issuedAt },
    postingsOfSale(deal),
  )
  recordDemoEvent(rows, {
    ...{
      act: type === "credit-note" ? "issue-credit-note" : "issue-invoice",
      subject: { kind: "invoice", id },
      at: issuedAt,
      by,
      schoolId: seller.id,
    },
    detail: { number: document.number, buyer: document.buyer.schoolName },
  })
  const buyer = schoolWithId(draft.buyer.id)
  return { id, poolId: draft.poolId, seller, buyer, document, issuedOn, isPast }
}
