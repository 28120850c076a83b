import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import type { PrintedInvoice } from "#app/features/invoicing/printed-invoice.ts"

/** The "How to pay" part of a document; nothing for a credit note, which nobody pays. */
export const printedPayment = (document: InvoiceDocument): PrintedInvoice["payment"] => {
  if (document.corrects) return null
  const { bank } = document.seller
  return {
    heading: document.kind === "internal-recharge" ? "How to settle this" : "How to pay",
    sentence: sentence(document),
    facts: [
      ...(bank
        ? [
            { label: "Account name", value: bank.accountName },
            { label: "Sort code", value: bank.sortCode },
            { label: "Account number", value: bank.accountNumber },
          ]
        : []),
      { label: "Payment reference", value: document.paymentReference },
    ],
  }
}

const sentence = ({ kind, seller, dueOn, grossPence }: InvoiceDocument) => {
  const amount = formatPounds(grossPence)
  const by = dueOn ? ` by ${formatShortDate(Temporal.PlainDate.from(dueOn))}` : ""
  if (kind === "internal-recharge") {
    const transfer = seller.bank ? ", or by transfer to this account" : ""
    return `Settle ${amount}${by} by journal between the budgets of both schools at ${seller.legalEntityName}${transfer}. Quote the reference.`
  }
  return seller.bank
    ? `Pay ${amount}${by} by bank transfer. Quote the reference, so that your payment is matched to this invoice.`
    : `Pay ${amount}${by}. Ask ${seller.schoolName} how it wishes to be paid, and quote the reference.`
}
