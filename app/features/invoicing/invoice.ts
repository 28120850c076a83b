import type { Pence } from "#app/core/money.ts"
import type { InvoiceDocument, InvoiceKind } from "#app/features/invoicing/invoice-document.ts"

export type InvoicePayment = {
  id: string
  method: "card" | "bank-transfer"
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
}

export type ListedInvoice = {
  id: string
  number: string
  issuedOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  grossPence: Pence
  paidPence: Pence
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
  document: InvoiceDocument
  paidPence: Pence
  dueOn: Temporal.PlainDate
}
