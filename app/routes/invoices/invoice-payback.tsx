import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { decimalPounds } from "#app/core/money.ts"
import { paybackForm } from "#app/features/payments/bank-transfer-form.ts"
import { recordPayback } from "#app/features/payments/record-payback.server.ts"
import { TransferForm } from "#app/features/payments/transfer-form.tsx"
import { answerTransfer, openTransfer } from "#app/routes/invoices/transfer-page.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Record money paid back")

const onlyTheSeller = "Only the school that issued an invoice records what it paid back."

export const loader = pageLoader(async (visit) => {
  const { invoice, shown } = await openTransfer(visit, onlyTheSeller)
  const owedBack = invoice.paidPence - invoice.grossPence
  return { ...shown, owedBack: owedBack > 0n ? decimalPounds(owedBack) : "" }
})

export const action = pageAction(async ({ tx, actor, params, request, context, now }) => {
  const invoiceId = idInAddress(params.invoiceId)
  const form = await request.formData()
  const parsed = parseForm(paybackForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { amount, ...payback } = parsed.value
  const outcome = await recordPayback(
    tx,
    whoHandlesMoney(actor, "see-invoices"),
    { ...payback, amountPence: amount, invoiceId },
    { jobs: context.jobs, appUrl: context.appUrl, now },
  )
  return answerTransfer(outcome, { form, invoiceId, paymentId: payback.paymentId, only: onlyTheSeller })
})

export default function InvoicePayback() {
  const { viewer, paymentId, invoice, owedBack, earliest, today } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const back = { href: `/invoices/${invoice.id}`, text: `Invoice ${invoice.number}` }
  return (
    <Page
      viewer={viewer}
      section="invoices"
      title="Record money paid back"
      caption={`Invoice ${invoice.number} to ${invoice.buyerName}`}
      back={back}
      faults={faults}
    >
      <p className="govuk-body">
        Record what your school has transferred back to {invoice.buyerName}, which is told by email.
      </p>
      <TransferForm
        paymentId={paymentId}
        amount={{
          label: "Amount paid back",
          hint: owedBack ? `£${owedBack} is owed back.` : "Nothing is owed back on this invoice.",
          value: owedBack,
        }}
        date={{
          ...{ name: "paidOn", label: "Date paid", value: today, min: earliest },
          hint: "When the money left your bank",
        }}
        reference={{ label: "Reference on the transfer (optional)", value: invoice.number }}
        submit="Record as paid back"
        cancelHref={back.href}
        faults={faults}
      />
    </Page>
  )
}
