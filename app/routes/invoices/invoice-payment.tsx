import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { DateField } from "#app/components/date-field.tsx"
import { MoneyField } from "#app/components/money-field.tsx"
import { Page } from "#app/components/page.tsx"
import { pageTitle } from "#app/components/page-title.ts"
import { TextField } from "#app/components/text-field.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { decimalPounds } from "#app/core/money.ts"
import { can } from "#app/features/auth/can.ts"
import { bankTransferForm } from "#app/features/payments/bank-transfer-form.ts"
import { readPayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import { recordBankTransfer } from "#app/features/payments/record-bank-transfer.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { whoHandlesMoney } from "#app/server/money-door.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Record a bank transfer")

const onlyTheSeller = "Only the school that issued an invoice records what reached its bank."

export const loader = pageLoader(async ({ tx, actor, params, now }) => {
  const invoice = await readPayableInvoice(tx, idInAddress(params.invoiceId))
  if (!invoice) throw notFound()
  if (!can(actor, "record-payment", invoice)) throw forbidden(onlyTheSeller)
  const owed = invoice.grossPence - invoice.paidPence
  return {
    paymentId: crypto.randomUUID(),
    invoice: { id: invoice.id, number: invoice.number, buyerName: invoice.buyerName },
    paymentReference: invoice.paymentReference,
    owed: owed > 0n ? decimalPounds(owed) : "",
    earliest: invoice.issuedOn.toString(),
    today: civilDateOf(now).toString(),
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
    whoHandlesMoney(actor),
    { ...transfer, amountPence: amount, invoiceId },
    { jobs: context.jobs, appUrl: context.appUrl, now },
  )
  switch (outcome.kind) {
    case "not-found":
      throw notFound()
    case "forbidden":
      throw forbidden(onlyTheSeller)
    case "refused":
      return refuseField(form, outcome.field, outcome.sentence)
    case "recorded":
      return redirect(`/invoices/${invoiceId}?recorded=${transfer.paymentId}`)
  }
})

export default function InvoicePayment() {
  const { viewer, paymentId, invoice, paymentReference, owed, earliest, today } =
    useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="invoices"
      title="Record a bank transfer"
      caption={`Invoice ${invoice.number} to ${invoice.buyerName}`}
      back={{ href: `/invoices/${invoice.id}`, text: `Invoice ${invoice.number}` }}
      faults={faults}
    >
      <p className="govuk-body">
        Record what has arrived in your school's bank account. {invoice.buyerName} is told by email.
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="paymentId" value={paymentId} />
        <MoneyField
          name="amount"
          label="Amount received"
          hint={owed ? `£${owed} is left to pay. Enter less for a part payment.` : "Nothing is left to pay."}
          value={owed}
          faults={faults}
        />
        <DateField
          name="receivedOn"
          label="Date received"
          hint="When the money arrived, as on your bank statement"
          value={today}
          min={earliest}
          max={today}
          faults={faults}
        />
        <TextField
          name="reference"
          label="Reference on the statement (optional)"
          value={paymentReference}
          width={20}
          maxLength={100}
          spellCheck={false}
          faults={faults}
        />
        <ButtonRow>
          <Button>Record the transfer</Button>
          <a href={`/invoices/${invoice.id}`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
