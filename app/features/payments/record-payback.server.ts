import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { enterPayment } from "#app/features/payments/enter-payment.server.ts"
import { mailPayback } from "#app/features/payments/mail-payback.server.ts"
import { lockPaymentsOf, readPayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import { isRecorded } from "#app/features/payments/recorded-payment.server.ts"
import type { Tx } from "#db/client.ts"

export type Payback = {
  paymentId: string
  invoiceId: string
  amountPence: Pence
  paidOn: Temporal.PlainDate
  reference: string
}

type Surroundings = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

export type RecordedPayback =
  | { kind: "recorded" }
  | { kind: "not-found" }
  | { kind: "forbidden" }
  | { kind: "refused"; field: "amount" | "paidOn" | ""; sentence: string }

/**
 * The seller records a transfer by which it paid back what is owed back on an invoice: what a credit note took from
 * what had been paid, or what came in twice. Never more than that. The same form sent twice records one.
 */
export async function recordPayback(
  tx: Tx,
  actor: SchoolActor,
  payback: Payback,
  { jobs, now, appUrl }: Surroundings,
): Promise<RecordedPayback> {
  await lockPaymentsOf(tx, payback.invoiceId)
  const invoice = await readPayableInvoice(tx, payback.invoiceId)
  if (!invoice) return { kind: "not-found" }
  if (!can(actor, "record-payment", invoice)) return { kind: "forbidden" }
  if (await isRecorded(tx, payback)) return { kind: "recorded" }

  const { paidOn, amountPence, reference } = payback
  if (Temporal.PlainDate.compare(paidOn, civilDateOf(now)) > 0)
    return refuse("paidOn", "Enter the date when the money left your bank: it cannot be in the future")
  if (Temporal.PlainDate.compare(paidOn, invoice.issuedOn) < 0)
    return refuse("paidOn", `Enter a date on or after the invoice's, ${formatShortDate(invoice.issuedOn)}`)
  const owedBack = invoice.paidPence - invoice.grossPence
  if (owedBack <= 0n) return refuse("amount", "Nothing is owed back on this invoice")
  if (amountPence > owedBack)
    return refuse("amount", `Enter ${formatPounds(owedBack)} or less: that is what is owed back`)

  const entered = await enterPayment(tx, invoice, {
    ...{ id: payback.paymentId, method: "bank-transfer", receivedOn: paidOn, reference },
    ...{ amountPence: -amountPence, recordedBy: actor.personId },
  })
  if (!entered)
    return refuse(
      "",
      "This form has recorded a payment of another invoice already. Open this invoice's own form",
    )
  await recordEvent(tx, actor, {
    act: "record-payback",
    subject: { kind: "invoice", id: invoice.id },
    detail: { number: invoice.number, amountPence: String(amountPence), method: "bank-transfer" },
  })
  await mailPayback(tx, { jobs, appUrl }, invoice, { amountPence, leftPence: owedBack - amountPence })
  return { kind: "recorded" }
}

const refuse = (field: "amount" | "paidOn" | "", sentence: string) =>
  ({ kind: "refused", field, sentence }) as const
