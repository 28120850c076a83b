import type { Pence } from "#app/core/money.ts"
import type { InvoiceDocument, InvoiceKind } from "#app/features/invoicing/invoice-document.ts"
import type { DocumentType } from "#app/features/invoicing/invoice-number.ts"

export type InvoicePayment = {
  id: string
  method: "card" | "bank-transfer"
  /** Below zero: paid back. */
  amountPence: Pence
  receivedOn: Temporal.PlainDate
  reference: string
  recordedBy: string | null
  checkoutId: string | null
}

export type Invoice = {
  id: string
  poolId: string | null
  sellerSchoolId: string
  buyerSchoolId: string
  dueOn: Temporal.PlainDate
  document: InvoiceDocument
  /** In the order in which they were entered. */
  payments: InvoicePayment[]
  paidPence: Pence
  /** What credit notes have taken from it. */
  creditedPence: Pence
  type: DocumentType
  /** The invoice that this one takes from or adds to, and what is owed back on it. */
  adjusts: { id: string; number: string; owedBackPence: Pence } | null
  /** Credit notes and additions that refer to this one, in the order of issue. */
  adjustments: InvoiceAdjustment[]
}

export type InvoiceAdjustment = {
  id: string
  number: string
  type: DocumentType
  issuedOn: Temporal.PlainDate
  grossPence: Pence
}

export type ListedInvoice = {
  id: string
  number: string
  issuedOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  grossPence: Pence
  paidPence: Pence
  creditedPence: Pence
  type: DocumentType
  kind: InvoiceKind
  schoolName: string
  poolTitle: string
}

/** What is open on one side, over all its invoices, whatever the filter. */
export type OpenTotals = { owedPence: Pence; openCount: number; overduePence: Pence; overdueCount: number }

export type InvoiceList = {
  invoices: ListedInvoice[]
  hasOlder: boolean
  hasNewer: boolean
  totals: OpenTotals
  /** The schools to choose from, by name. */
  schools: { id: string; name: string }[]
}

export type PoolInvoice = {
  id: string
  buyerSchoolId: string
  type: DocumentType
  adjustsInvoiceId: string | null
  document: InvoiceDocument
  paidPence: Pence
  creditedPence: Pence
  dueOn: Temporal.PlainDate
}
