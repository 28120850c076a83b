import type { VatRate } from "#app/core/vat.ts"

/**
 * Everything that is printed on an invoice, copied at the moment of issue. It refers to nothing, so a later
 * change of a school's name, address, bank or price can never alter an issued document.
 *
 * Amounts are pence, unit prices ten-thousandths of a pound, dates ISO ("2026-12-04").
 */
export type InvoiceDocument = {
  kind: InvoiceKind
  /** Set when this document is a credit note. Its amounts are positive and reduce what is owed. */
  corrects: EarlierInvoice | null
  /** Set when this invoice adds to an earlier one, which stands as it is. */
  follows?: EarlierInvoice | null
  /** Prefix of the issuing school and series, year, gapless integer: "OAK-2026-0007". */
  number: string
  issuedOn: string
  /** The time of supply in the sense of VAT. */
  taxPoint: string
  /** Null for a credit note, on which nothing falls due. */
  dueOn: string | null
  seller: InvoiceSeller
  buyer: InvoiceParty
  purchaseOrderNumber: string | null
  /** What the buyer quotes when paying, so that the seller finds the invoice. */
  paymentReference: string
  poolTitle: string
  /** Why it charges no VAT, in the place of what an unregistered seller says of goods. */
  notice?: string
  /** Goods first, then shared costs such as delivery: a quantity of 1 at this school's part. */
  lines: readonly InvoiceLine[]
  /** One entry for each rate that occurs on the lines. */
  vatTotals: readonly VatTotal[]
  netPence: bigint
  vatPence: bigint
  grossPence: bigint
  /** How this was worked out, in sentences, in the order of reading. */
  workings: readonly Working[]
}

/**
 * - `vat-invoice`: the seller is registered for VAT; VAT is charged by rate.
 * - `invoice`: the seller is not registered; amounts contain the VAT it paid and cannot reclaim, none is shown.
 * - `internal-recharge`: both schools are one legal entity; no supply, no VAT.
 */
export type InvoiceKind = "vat-invoice" | "invoice" | "internal-recharge"

export type EarlierInvoice = { number: string; issuedOn: string; reason: string }

export type InvoiceParty = {
  schoolName: string
  legalEntityName: string
  addressLines: readonly string[]
  vatNumber: string | null
  urn: string
}

export type InvoiceSeller = InvoiceParty & { bank: BankAccount | null }

export type BankAccount = { accountName: string; sortCode: string; accountNumber: string }

export type InvoiceLine = {
  /** The pool's item that it is for; none on shared costs, such as delivery. */
  itemId?: string
  /** What came in the place of that item, where it charges for that: an account keeps each apart from the item. */
  replacement?: string
  description: string
  quantity: bigint
  /** What is counted, in the singular as on the order: "ream", "pack of 12", "share". */
  unit: string
  unitPrice: bigint
  netPence: bigint
  vatRate: VatRate
  /** Consistent Financial Reporting code: "E19". */
  cfrCode: string
}

type VatTotal = { rate: VatRate; netPence: bigint; vatPence: bigint }

export type Working = { heading: string; sentences: readonly string[] }

const kindNames: Record<InvoiceKind, string> = {
  "vat-invoice": "VAT invoice",
  invoice: "Invoice",
  "internal-recharge": "Internal recharge",
}

/** What the document calls itself: "VAT invoice", or for a credit note "VAT credit note". */
export const documentName = ({ kind, corrects }: Pick<InvoiceDocument, "kind" | "corrects">) => {
  if (!corrects) return kindNames[kind]
  if (kind === "vat-invoice") return "VAT credit note"
  return kind === "invoice" ? "Credit note" : "Internal recharge credit"
}

/** Whether VAT belongs on the document at all. */
export const showsVat = ({ kind }: Pick<InvoiceDocument, "kind">) => kind === "vat-invoice"
