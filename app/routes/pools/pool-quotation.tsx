import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { declineForm } from "#app/features/purchasing/quotations/decline-form.ts"
import { declineQuotation } from "#app/features/purchasing/quotations/decline-quotation.server.ts"
import { presentQuotation } from "#app/features/purchasing/quotations/present-quotation.server.ts"
import { takesQuotations } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { quotationOf } from "#app/routes/pools/quotation-page.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { quotation: { supplier: string } } }) =>
  pageTitle(data ? `Quotation of ${data.quotation.supplier}` : "Quotation")

export const loader = pageLoader(async (visit) => {
  const { terms } = await poolFor(visit, "see-quotations")
  const quotation = await quotationOf(visit, terms.id)
  return {
    pool: { id: terms.id, title: terms.title },
    quotation: presentQuotation(quotation, terms, civilDateOf(visit.now)),
    isOpenToChange: quotation.settled === null && takesQuotations(terms),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request } = visit
  const form = await request.formData()
  intentOf(form, ["decline"])
  const { terms } = await poolFor(visit, "enter-quotation")
  const quotation = await quotationOf(visit, terms.id)
  const parsed = parseForm(declineForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const decline = { poolId: terms.id, quotationId: quotation.id, ...parsed.value }
  const outcome = await declineQuotation(tx, actor, decline)
  return outcome.kind === "declined"
    ? redirect(`/pools/${terms.id}/quotations?done=declined`)
    : answerRefusal(outcome, form)
})

export default function PoolQuotation() {
  const { viewer, pool, quotation, isOpenToChange } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const here = `/pools/${pool.id}/quotations`
  const { id, supplier, facts, items, settled, isExpired } = quotation
  return (
    <Page
      viewer={viewer}
      section="pools"
      title={`Quotation of ${supplier}`}
      caption={pool.title}
      back={{ href: here, text: "Quotations" }}
      faults={faults}
    >
      {settled && (
        <Banner kind="notice" title={settled.sentence}>
          {settled.because && <p>{settled.because}</p>}
        </Banner>
      )}
      {isExpired && !settled && (
        <Banner kind="warning" title="This quotation has expired">
          <p>Ask the supplier whether it still holds, and change its last day.</p>
        </Banner>
      )}
      <SummaryList rows={facts} />
      {items.map((item) => (
        <section key={item.id}>
          <h2 className="govuk-heading-m">{item.name}</h2>
          <Table
            caption={`Prices of ${item.name}`}
            captionHidden
            rows={item.prices}
            rowKey={({ from }) => from}
            columns={[
              { head: "From", cell: ({ from }) => from },
              { head: "Each, ex VAT", cell: ({ price }) => price, numeric: true },
            ]}
          />
          <SummaryList rows={item.facts} plain />
        </section>
      ))}
      <ButtonRow>
        {isOpenToChange && (
          <>
            <ButtonLink href={`${here}/${id}/use`}>Use this quotation</ButtonLink>
            <ButtonLink href={`${here}/${id}/edit`} kind="secondary">
              Change it
            </ButtonLink>
          </>
        )}
        <a href={`${here}/file?quotation=${id}`}>Download as CSV</a>
      </ButtonRow>
      {isOpenToChange && (
        <form method="post" className="kith-no-print">
          <h2 className="govuk-heading-m">Decline it</h2>
          <p>It leaves the comparison and stays on the record. Nobody writes to the supplier.</p>
          <TextAreaField name="because" label="Why?" rows={2} faults={faults} />
          <Button kind="secondary" name="intent" value="decline">
            Decline this quotation
          </Button>
        </form>
      )}
    </Page>
  )
}
