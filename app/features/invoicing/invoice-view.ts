import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { Invoice } from "#app/features/invoicing/invoice.ts"
import { standingOf } from "#app/features/invoicing/invoice-standing.ts"
import { printedInvoice } from "#app/features/invoicing/printed-invoice.ts"
import { basisOf, standingView } from "#app/features/invoicing/standing-words.ts"

const methodNames = { card: "card", "bank-transfer": "bank transfer" }

/** An invoice and its payments in words. */
export const invoiceView = (invoice: Invoice, today: Temporal.PlainDate) => {
  const { id, poolId, document, payments, dueOn, type } = invoice
  const { paidPence, creditedPence } = invoice
  const account = { grossPence: document.grossPence, paidPence, creditedPence, dueOn, type }
  return {
    id,
    poolId,
    number: document.number,
    paymentReference: document.paymentReference,
    poolTitle: document.poolTitle,
    sellerName: document.seller.schoolName,
    buyerName: document.buyer.schoolName,
    basis: basisOf(document.kind),
    standing: standingView(standingOf(account, today), dueOn),
    sheet: printedInvoice(document),
    title: type === "credit-note" ? "Credit note" : "Invoice",
    isCredit: type === "credit-note",
    adjusts: invoice.adjusts && {
      ...{ id: invoice.adjusts.id, number: invoice.adjusts.number },
      owedBack: invoice.adjusts.owedBackPence > 0n ? formatPounds(invoice.adjusts.owedBackPence) : null,
    },
    adjustments: invoice.adjustments.map((one) => ({
      ...{ id: one.id, number: one.number, issued: formatShortDate(one.issuedOn) },
      amount: formatPounds(one.type === "credit-note" ? -one.grossPence : one.grossPence),
      what: one.type === "credit-note" ? "Credit note" : "Further invoice",
    })),
    payments: payments.map((payment) => ({
      id: payment.id,
      isBack: payment.amountPence < 0n,
      on: formatShortDate(payment.receivedOn),
      method: methodNames[payment.method],
      reference: payment.reference,
      amount: formatPounds(payment.amountPence < 0n ? -payment.amountPence : payment.amountPence),
      recordedBy: payment.recordedBy ?? (payment.method === "card" ? "Stripe" : ""),
    })),
  }
}
