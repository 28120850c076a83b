import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { DateField } from "#app/components/date-field.tsx"
import { MoneyField } from "#app/components/money-field.tsx"
import { Page } from "#app/components/page.tsx"
import { pageTitle } from "#app/components/page-title.ts"
import { TextField } from "#app/components/text-field.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { decimalPounds, formatPounds } from "#app/core/money.ts"
import { can } from "#app/features/auth/can.ts"
import { paybackForm } from "#app/features/payments/bank-transfer-form.ts"
import { readPayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import { recordPayback } from "#app/features/payments/record-payback.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { whoHandlesMoney } from "#app/server/money-door.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Record money paid back")

const onlyTheSeller = "Only the school that issued an invoice records what it paid back."

export const loader = pageLoader(async ({ tx, actor, params, now }) => {
  const invoice = await readPayableInvoice(tx, idInAddress(params.invoiceId))
  if (!invoice) throw notFound()
  if (!can(actor, "record-payment", invoice)) throw forbidden(onlyTheSeller)
  const { id, number, buyerName, issuedOn } = invoice
  const owedBack = invoice.paidPence - invoice.grossPence
  return {
    paymentId: crypto.randomUUID(),
    invoice: { id, number, buyerName },
    owedBack: owedBack > 0n ? { typed: decimalPounds(owedBack), shown: formatPounds(owedBack) } : null,
    earliest: issuedOn.toString(),
    today: civilDateOf(now).toString(),
  }
})

export const action = pageAction(async ({ tx, actor, params, request, context, now }) => {
  const invoiceId = idInAddress(params.invoiceId)
  const form = await request.formData()
  const parsed = parseForm(paybackForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { amount, ...payback } = parsed.value
  const outcome = await recordPayback(
    tx,
    whoHandlesMoney(actor),
    { ...payback, amountPence: amount, invoiceId },
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
      return redirect(`/invoices/${invoiceId}?recorded=${payback.paymentId}`)
  }
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
      <form method="post" noValidate>
        <input type="hidden" name="paymentId" value={paymentId} />
        <MoneyField
          name="amount"
          label="Amount paid back"
          hint={owedBack ? `${owedBack.shown} is owed back.` : "Nothing is owed back on this invoice."}
          value={owedBack?.typed ?? ""}
          faults={faults}
        />
        <DateField
          name="paidOn"
          label="Date paid"
          hint="When the money left your bank"
          value={today}
          min={earliest}
          max={today}
          faults={faults}
        />
        <TextField
          name="reference"
          label="Reference on the transfer (optional)"
          value={invoice.number}
          width={20}
          maxLength={100}
          spellCheck={false}
          faults={faults}
        />
        <ButtonRow>
          <Button>Record as paid back</Button>
          <a href={back.href}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
