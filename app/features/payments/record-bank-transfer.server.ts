import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { enterPayment } from "#app/features/payments/enter-payment.server.ts"
import { mailPayment } from "#app/features/payments/mail-payment.server.ts"
import { lockPaymentsOf, readPayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import { isRecorded } from "#app/features/payments/recorded-payment.server.ts"
import type { Tx } from "#db/client.ts"

export type BankTransfer = {
  paymentId: string
  invoiceId: string
  amountPence: Pence
  receivedOn: Temporal.PlainDate
  reference: string
}

type Surroundings = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

/** "": the form as a whole. */
type TransferField = "amount" | "receivedOn" | ""

export type RecordedTransfer =
  | { kind: "recorded" }
  | { kind: "not-found" }
  | { kind: "forbidden" }
  | { kind: "refused"; field: TransferField; sentence: string }

/**
 * The seller records a transfer that reached its bank. Part payments are usual; more than is owed is refused, because
 * it is nearly always a slip of the keyboard or one transfer for several invoices. The same form sent twice records
 * one payment.
 */
export async function recordBankTransfer(
  tx: Tx,
  actor: SchoolActor,
  transfer: BankTransfer,
  { jobs, now, appUrl }: Surroundings,
): Promise<RecordedTransfer> {
  await lockPaymentsOf(tx, transfer.invoiceId)
  const invoice = await readPayableInvoice(tx, transfer.invoiceId)
  if (!invoice) return { kind: "not-found" }
  if (!can(actor, "record-payment", invoice)) return { kind: "forbidden" }
  if (await isRecorded(tx, transfer)) return { kind: "recorded" }

  const { receivedOn, amountPence } = transfer
  if (Temporal.PlainDate.compare(receivedOn, civilDateOf(now)) > 0)
    return refuse("receivedOn", "Enter the date when the money arrived: it cannot be in the future")
  if (Temporal.PlainDate.compare(receivedOn, invoice.issuedOn) < 0)
    return refuse(
      "receivedOn",
      `Enter a date on or after the invoice's, ${formatShortDate(invoice.issuedOn)}`,
    )
  const owed = invoice.grossPence - invoice.paidPence
  if (owed <= 0n)
    return refuse("amount", "This invoice has been paid in full, so nothing more can be recorded")
  if (amountPence > owed)
    return refuse(
      "amount",
      `Enter ${formatPounds(owed)} or less: that is what is left to pay. If the transfer was for several invoices, record each invoice's part on its own page`,
    )

  const entered = await enterPayment(tx, invoice, {
    id: transfer.paymentId,
    method: "bank-transfer",
    amountPence,
    receivedOn,
    reference: transfer.reference,
    recordedBy: actor.personId,
  })
  if (!entered)
    return refuse(
      "",
      "This form has recorded another invoice's payment already. Open this invoice's own form",
    )
  await recordEvent(tx, actor, {
    act: "record-payment",
    subject: { kind: "invoice", id: invoice.id },
    detail: { number: invoice.number, amountPence: String(amountPence), method: "bank-transfer" },
  })
  await mailPayment(tx, { jobs, appUrl }, invoice, { amountPence, method: "bank-transfer", tell: "buyer" })
  return { kind: "recorded" }
}

const refuse = (field: TransferField, sentence: string) => ({ kind: "refused", field, sentence }) as const
