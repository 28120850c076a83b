import { formatDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import { documentName, type InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { invoiceRecipients } from "#app/features/invoicing/invoice-recipients.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { Tx } from "#db/client.ts"

type Issued = { id: string; document: InvoiceDocument }

/** Tells everybody who handles money at the buying schools that an invoice or a credit note has arrived. */
export async function mailInvoices(
  tx: Tx,
  { jobs, appUrl }: { jobs: JobQueue; appUrl: string },
  issued: readonly Issued[],
): Promise<void> {
  const documents = new Map(issued.map(({ id, document }) => [id, document]))
  const recipients = await invoiceRecipients(tx, [...documents.keys()], "buyer")
  await sendMail(
    tx,
    jobs,
    recipients.map(({ invoiceId, name, email }) => {
      const document = documents.get(invoiceId)!
      return {
        recipient: email,
        subject: `${documentName(document)} ${document.number} from ${document.seller.schoolName}: ${formatPounds(document.grossPence)}`,
        body: mailBody(name, document, new URL(`/invoices/${invoiceId}`, appUrl).href),
      }
    }),
  )
}

const mailBody = (name: string, document: InvoiceDocument, address: string) =>
  letterTo(name, {
    paragraphs: [
      whatHappened(document),
      ...(document.dueOn
        ? [`Payment is due by ${formatDate(Temporal.PlainDate.from(document.dueOn))}.`]
        : []),
      document.corrects
        ? `See the credit note and how it was worked out, and download it for your accounts:\n${address}`
        : `See the invoice, how it was worked out and how to pay, and download it for your accounts:\n${address}`,
    ],
  })

const whatHappened = ({ seller, buyer, grossPence, poolTitle, corrects, follows }: InvoiceDocument) => {
  const amount = formatPounds(grossPence)
  if (corrects)
    return `${seller.schoolName} has credited ${buyer.schoolName} ${amount} of invoice ${corrects.number} for ${poolTitle}. ${corrects.reason}`
  const invoiced = `${seller.schoolName} has invoiced ${buyer.schoolName} ${amount} for ${poolTitle}`
  return follows ? `${invoiced}, in addition to ${follows.number}. ${follows.reason}` : `${invoiced}.`
}
