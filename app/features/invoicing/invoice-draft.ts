import type { LegalEntity } from "#app/features/invoicing/document-kind.ts"
import type {
  BankAccount,
  EarlierInvoice,
  InvoiceDocument,
  InvoiceKind,
  InvoiceParty,
} from "#app/features/invoicing/invoice-document.ts"

/** A school as it stands on an invoice, with the body that answers for it in law. */
export type School = { id: string; legalEntity: LegalEntity; party: InvoiceParty }

export type SellingSchool = School & { bank: BankAccount | null }

/** The issued invoice that a draft takes from, as a credit note, or adds to, as a further invoice. */
export type Adjustment = EarlierInvoice & { invoiceId: string; as: "credit-note" | "addition" }

/** An invoice or a credit note that has everything but its number and dates. */
export type InvoiceDraft = {
  poolId: string | null
  /** The month of shared time that it recharges. */
  rechargeId?: string
  adjusts?: Adjustment
  buyer: School
  kind: InvoiceKind
  taxPoint: Temporal.PlainDate
} & Pick<
  InvoiceDocument,
  | "poolTitle"
  | "notice"
  | "purchaseOrderNumber"
  | "lines"
  | "vatTotals"
  | "netPence"
  | "vatPence"
  | "grossPence"
  | "workings"
>

/** What a draft gets at the moment of issue. */
export type Issue = { number: string; issuedOn: Temporal.PlainDate; paymentReference: string }

/** Standing terms between schools. */
const PAYMENT_TERMS_DAYS = 30

const dueDate = (issuedOn: Temporal.PlainDate) => issuedOn.add({ days: PAYMENT_TERMS_DAYS })

/** The finished document of a draft. */
export const invoiceFrom = (seller: SellingSchool, draft: InvoiceDraft, issue: Issue): InvoiceDocument => {
  const { poolId: _poolId, rechargeId: _rechargeId, buyer, taxPoint, adjusts, ...content } = draft
  const earlier = adjusts && {
    ...{ number: adjusts.number, issuedOn: adjusts.issuedOn, reason: adjusts.reason },
  }
  const isCredit = adjusts?.as === "credit-note"
  return {
    ...content,
    corrects: isCredit && earlier ? earlier : null,
    follows: isCredit ? null : earlier,
    number: issue.number,
    issuedOn: issue.issuedOn.toString(),
    taxPoint: taxPoint.toString(),
    // Nothing falls due on a credit note.
    dueOn: isCredit ? null : dueDate(issue.issuedOn).toString(),
    seller: { ...seller.party, bank: seller.bank },
    buyer: buyer.party,
    paymentReference: issue.paymentReference,
  }
}
