import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readInvoice } from "#app/features/invoicing/invoice-queries.server.ts"
import { InvoiceSheet } from "#app/features/invoicing/invoice-sheet.tsx"
import { invoiceView } from "#app/features/invoicing/invoice-view.ts"
import { StandingTag } from "#app/features/invoicing/standing-tag.tsx"
import { idInAddress } from "#app/server/id-in-address.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { invoice: { title: string; number: string } } }) =>
  pageTitle(data ? `${data.invoice.title} ${data.invoice.number}` : "Invoice")

export const loader = pageLoader(async ({ tx, actor, params, url, now, context }) => {
  const invoice = await readInvoice(tx, idInAddress(params.invoiceId))
  if (!invoice || !can(actor, "see-invoice", invoice)) throw notFound()
  const view = invoiceView(invoice, civilDateOf(now))
  const isOpen = view.standing.owed !== null
  return {
    invoice: view,
    recorded: view.payments.find((payment) => payment.id === url.searchParams.get("recorded")) ?? null,
    side: can(actor, "record-payment", invoice) ? ("sent" as const) : ("received" as const),
    paysByCard: isOpen && context.cards !== null && can(actor, "pay-invoice", invoice),
    recordsPayments: isOpen && can(actor, "record-payment", invoice),
    paysBack: view.standing.owedBack !== null && can(actor, "record-payment", invoice),
  }
})

export default function InvoicePage() {
  const { viewer, invoice, recorded, side, paysByCard, recordsPayments, paysBack } =
    useLoaderData<typeof loader>()
  const { standing } = invoice
  return (
    <Page
      viewer={viewer}
      section="invoices"
      title={`${invoice.title} ${invoice.number}`}
      caption={side === "sent" ? `To ${invoice.buyerName}` : `From ${invoice.sellerName}`}
      back={{ href: `/invoices?side=${side}`, text: side === "sent" ? "Invoices sent" : "Invoices received" }}
      actions={
        <ButtonLink href={`/invoices/${invoice.id}/pdf`} kind="secondary" download>
          Download as PDF
        </ButtonLink>
      }
      width="wide"
    >
      <div className="kith-desk">
        <section className="kith-no-print" aria-label="Payment">
          {recorded && (
            <Banner
              kind="success"
              title={`${recorded.amount} has been recorded as ${recorded.isBack ? "paid back" : "received"}`}
            />
          )}
          {standing.kind === "overpaid" && <Banner kind="warning" title="More was paid than was owed" />}
          <p className="govuk-body-l">
            <StandingTag standing={standing} />
          </p>
          <p className="govuk-body">{standing.sentence}</p>
          {(paysByCard || recordsPayments) && (
            <ButtonRow>
              {paysByCard && (
                <ButtonLink
                  href={`/invoices/${invoice.id}/checkout`}
                >{`Pay ${standing.owed} by card`}</ButtonLink>
              )}
              {recordsPayments && (
                <ButtonLink href={`/invoices/${invoice.id}/payments/new`}>Record a bank transfer</ButtonLink>
              )}
            </ButtonRow>
          )}
          {paysBack && (
            <ButtonRow>
              <ButtonLink href={`/invoices/${invoice.id}/payments/back`}>Record money paid back</ButtonLink>
            </ButtonRow>
          )}
          {side === "received" && standing.owed && (
            <p className="govuk-body">
              {paysByCard ? "Or pay by bank transfer: the" : "Pay by bank transfer: the"} account stands on
              the invoice. Quote <strong className="kith-figures">{invoice.paymentReference}</strong>.
            </p>
          )}
          {invoice.adjusts && (
            <p className="govuk-body">
              {invoice.isCredit ? "It corrects" : "It adds to"}{" "}
              <a className="kith-figures" href={`/invoices/${invoice.adjusts.id}`}>
                {invoice.adjusts.number}
              </a>
              .
              {invoice.isCredit &&
                invoice.adjusts.owedBack &&
                ` ${invoice.adjusts.owedBack} is owed back on that.`}
            </p>
          )}
          {invoice.adjustments.length > 0 && <Adjustments adjustments={invoice.adjustments} />}
          {invoice.payments.length > 0 && <Payments payments={invoice.payments} />}
          {invoice.poolId && (
            <p className="govuk-body">
              From the pool <a href={`/pools/${invoice.poolId}`}>{invoice.poolTitle}</a>.
            </p>
          )}
        </section>
        <InvoiceSheet invoice={invoice.sheet} />
      </div>
    </Page>
  )
}

type AdjustmentView = ReturnType<typeof invoiceView>["adjustments"][number]

function Adjustments({ adjustments }: { adjustments: AdjustmentView[] }) {
  return (
    <>
      <h2 className="govuk-heading-s">What changed after it</h2>
      <SummaryList
        rows={adjustments.map(({ id, number, what, issued, amount }) => ({
          key: `${what}, ${issued}`,
          value: (
            <>
              <a className="kith-figures" href={`/invoices/${id}`}>
                {number}
              </a>{" "}
              <strong className="kith-figures">{amount}</strong>
            </>
          ),
        }))}
      />
    </>
  )
}

type PaymentView = ReturnType<typeof invoiceView>["payments"][number]

function Payments({ payments }: { payments: PaymentView[] }) {
  return (
    <>
      <h2 className="govuk-heading-s">Payments</h2>
      {payments.map((payment) => (
        <SummaryList
          key={payment.id}
          rows={[
            { key: "Amount", value: <strong className="kith-figures">{payment.amount}</strong> },
            {
              key: payment.isBack ? "Paid back" : "Received",
              value: `${payment.on}, by ${payment.method}`,
            },
            ...(payment.reference ? [{ key: "Reference", value: payment.reference }] : []),
            ...(payment.recordedBy ? [{ key: "Recorded by", value: payment.recordedBy }] : []),
          ]}
        />
      ))}
    </>
  )
}
