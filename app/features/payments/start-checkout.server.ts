import { formatPounds } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type CheckoutRequest, LEAST_BY_CARD, MOST_BY_CARD } from "#app/features/payments/card-payments.ts"
import { readPayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import type { Tx } from "#db/client.ts"

export type PreparedCheckout =
  | { kind: "ready"; request: CheckoutRequest }
  | { kind: "not-found" }
  | { kind: "forbidden" }
  | { kind: "refused"; sentence: string }

/**
 * What to ask the card company for, to pay the rest of an invoice. The caller asks outside any transaction, then
 * calls `storeCheckout`. `checkoutId` comes with the form, so a form sent twice asks for one checkout.
 */
export async function prepareCheckout(
  tx: Tx,
  actor: SchoolActor,
  { invoiceId, checkoutId, appUrl }: { invoiceId: string; checkoutId: string; appUrl: string },
): Promise<PreparedCheckout> {
  const invoice = await readPayableInvoice(tx, invoiceId)
  if (!invoice) return { kind: "not-found" }
  if (!can(actor, "pay-invoice", invoice)) return { kind: "forbidden" }
  const amountPence = invoice.grossPence - invoice.paidPence
  if (amountPence <= 0n) return { kind: "refused", sentence: "This invoice has been paid in full." }
  if (amountPence < LEAST_BY_CARD || amountPence > MOST_BY_CARD)
    return {
      kind: "refused",
      sentence: `Cards can pay from ${formatPounds(LEAST_BY_CARD)} to ${formatPounds(MOST_BY_CARD)} at a time. Pay ${formatPounds(amountPence)} by bank transfer.`,
    }
  const page = `/invoices/${invoiceId}/checkout`
  return {
    kind: "ready",
    request: {
      invoiceId,
      description: `Invoice ${invoice.number} from ${invoice.sellerName}: ${invoice.poolTitle}`,
      amountPence,
      paymentReference: invoice.paymentReference,
      payerEmail: actor.email,
      successUrl: new URL(`${page}/${checkoutId}`, appUrl).href,
      cancelUrl: new URL(`/invoices/${invoiceId}`, appUrl).href,
      // Another amount is another request: the card company refuses one key for two.
      idempotencyKey: `${checkoutId}-${amountPence}`,
    },
  }
}

/** Remembers a checkout that the card company has opened, before anybody is sent to it. */
export async function storeCheckout(
  tx: Tx,
  actor: SchoolActor,
  checkout: { id: string; invoiceId: string; stripeSessionId: string },
): Promise<void> {
  const stored = await tx
    .insertInto("checkout")
    .values({ ...checkout, startedBy: actor.personId })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (stored.numInsertedOrUpdatedRows === 0n) return
  await recordEvent(tx, actor, {
    act: "start-checkout",
    subject: { kind: "invoice", id: checkout.invoiceId },
  })
}
