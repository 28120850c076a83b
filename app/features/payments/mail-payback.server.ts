import { formatPounds, type Pence } from "#app/core/money.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import { invoiceRecipients } from "#app/features/invoicing/invoice-recipients.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { PayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import type { Tx } from "#db/client.ts"

/** Tells the buyer that money is on its way back, and what is still owed back after it. */
export async function mailPayback(
  tx: Tx,
  { jobs, appUrl }: { jobs: JobQueue; appUrl: string },
  { id, number, poolTitle, sellerName }: PayableInvoice,
  { amountPence, leftPence }: { amountPence: Pence; leftPence: Pence },
): Promise<void> {
  const amount = formatPounds(amountPence)
  const sentences = [
    `${sellerName} has paid back ${amount} of invoice ${number} (${poolTitle}) by bank transfer.`,
    leftPence > 0n ? `${formatPounds(leftPence)} is still owed back.` : "Nothing more is owed back.",
    new URL(`/invoices/${id}`, appUrl).href,
  ]
  const recipients = await invoiceRecipients(tx, [id], "buyer")
  await sendMail(
    tx,
    jobs,
    recipients.map(({ name, email }) => ({
      recipient: email,
      subject: `${amount} paid back of invoice ${number}`,
      body: letterTo(name, { paragraphs: sentences }),
    })),
  )
}
