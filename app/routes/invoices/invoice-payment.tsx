import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { decimalPounds } from "#app/core/money.ts"
import { bankTransferForm } from "#app/features/payments/bank-transfer-form.ts"
import { recordBankTransfer } from "#app/features/payments/record-bank-transfer.server.ts"
import { TransferForm } from "#app/features/payments/transfer-form.tsx"
import { answerTransfer, openTransfer } from "#app/routes/invoices/transfer-page.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Record a bank transfer")

const onlyTheSeller = "Only the school that issued an invoice records what reached its bank."

export const loader = pageLoader(async (visit) => {
  const { invoice, shown } = await openTransfer(visit, onlyTheSeller)
  const owed = invoice.grossPence - invoice.paidPence
  return {
    ...shown,
    paymentReference: invoice.paymentReference,
    owed: owed > 0n ? decimalPounds(owed) : "",
  }
})

export const action = pageAction(async ({ tx, actor, params, request, context, now }) => {
  const invoiceId = idInAddress(params.invoiceId)
  const form = await request.formData()
  const parsed = parseForm(bankTransferForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { amount, ...transfer } = parsed.value
  const outcome = await recordBankTransfer(
    tx,
    whoHandlesMoney(actor, "see-invoices"),
    { ...transfer, amountPence: amount, invoiceId },
    { jobs: context.jobs, appUrl: context.appUrl, now },
  )
  return answerTransfer(outcome, { form, invoiceId, paymentId: transfer.paymentId, only: onlyTheSeller })
})

export default function InvoicePayment() {
  const { viewer, paymentId, invoice, paymentReference, owed, earliest, today } =
    useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const back = { href: `/invoices/${invoice.id}`, text: `Invoice ${invoice.number}` }
  return (
    <Page
      viewer={viewer}
      section="invoices"
      title="Record a bank transfer"
      caption={`Invoice ${invoice.number} to ${invoice.buyerName}`}
      back={back}
      faults={faults}
    >
      <p className="govuk-body">
        Record what has arrived in your school's bank account. {invoice.buyerName} is told by email.
      </p>
      <TransferForm
        paymentId={paymentId}
        amount={{
          label: "Amount received",
          hint: owed ? `£${owed} is left to pay. Enter less for a part payment.` : "Nothing is left to pay.",
          value: owed,
        }}
        date={{
          ...{ name: "receivedOn", label: "Date received", value: today, min: earliest },
          hint: "When the money arrived, as on your bank statement",
        }}
        reference={{ label: "Reference on the statement (optional)", value: paymentReference }}
        submit="Record the transfer"
        cancelHref={back.href}
        faults={faults}
      />
    </Page>
  )
}
