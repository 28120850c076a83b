import type { Pence } from "#app/core/money.ts"
import { postEntries } from "#app/features/ledger/post-entries.server.ts"
import { postingsOfPayment } from "#app/features/ledger/posting.ts"
import type { PayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import type { Tx } from "#db/client.ts"

type NewPayment = {
  /** From the form that recorded it, so that posting twice records once; the database makes one otherwise. */
  id?: string
  method: "card" | "bank-transfer"
  /** Below zero: paid back. */
  amountPence: Pence
  receivedOn: Temporal.PlainDate
  reference: string
  checkoutId?: string | null
  stripePaymentIntent?: string | null
  recordedBy?: string | null
}

/**
 * Enters money that came in for an invoice or went back, with its ledger entry. Null when this very payment is there already: the
 * same id, the same checkout or the same payment at Stripe.
 */
export async function enterPayment(
  tx: Tx,
  invoice: PayableInvoice,
  payment: NewPayment,
): Promise<string | null> {
  const entered = await tx
    .insertInto("payment")
    .values({ ...payment, invoiceId: invoice.id })
    .onConflict((same) => same.doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!entered) return null
  const { sellerSchoolId, buyerSchoolId } = invoice
  const deal = { sellerSchoolId, buyerSchoolId, amountPence: payment.amountPence }
  await postEntries(tx, [
    {
      reason: payment.amountPence > 0n ? "payment-received" : "payment-returned",
      invoiceId: invoice.id,
      paymentId: entered.id,
      postings: postingsOfPayment(deal),
    },
  ])
  return entered.id
}
