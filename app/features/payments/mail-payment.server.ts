import { formatPounds, type Pence } from "#app/core/money.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import { invoiceRecipients } from "#app/features/invoicing/invoice-recipients.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { PayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import type { Tx } from "#db/client.ts"

type Arrival = {
  amountPence: Pence
  method: "card" | "bank-transfer"
  /** The side that did not do it, and should hear of it. */
  tell: "seller" | "buyer"
}

const methodNames = { card: "by card", "bank-transfer": "by bank transfer" }

/** Tells the other side that money for an invoice has come in. `invoice` is as it stood before. */
export async function mailPayment(
  tx: Tx,
  { jobs, appUrl }: { jobs: JobQueue; appUrl: string },
  invoice: PayableInvoice,
  { amountPence, method, tell }: Arrival,
): Promise<void> {
  const amount = formatPounds(amountPence)
  const sentences = [
    tell === "seller"
      ? `${invoice.buyerName} has paid ${amount} ${methodNames[method]} for invoice ${invoice.number} (${invoice.poolTitle}).`
      : `${invoice.sellerName} has received ${amount} ${methodNames[method]} for invoice ${invoice.number} (${invoice.poolTitle}).`,
    balanceSentence(invoice.grossPence - invoice.paidPence - amountPence),
    new URL(`/invoices/${invoice.id}`, appUrl).href,
  ]
  const recipients = await invoiceRecipients(tx, [invoice.id], tell)
  await sendMail(
    tx,
    jobs,
    recipients.map(({ name, email }) => ({
      recipient: email,
      subject: `${amount} ${tell === "seller" ? "paid" : "received"} for invoice ${invoice.number}`,
      body: letterTo(name, { paragraphs: sentences }),
    })),
  )
}

const balanceSentence = (owed: Pence) => {
  if (owed > 0n) return `${formatPounds(owed)} is left to pay.`
  if (owed === 0n) return "The invoice is paid in full."
  return `That is ${formatPounds(-owed)} more than was owed, because another payment had come in. It is to be paid back.`
}
