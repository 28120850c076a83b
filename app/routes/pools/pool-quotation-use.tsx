import { useActionData, useLoaderData } from "@remix-run/react"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { adoptQuotation } from "#app/features/purchasing/quotations/adopt-quotation.server.ts"
import { presentAdoption } from "#app/features/purchasing/quotations/present-adoption.server.ts"
import { readDemand } from "#app/features/purchasing/quotations/read-demand.server.ts"
import { goBack } from "#app/routes/pools/act-on-pool.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { quotationOf } from "#app/routes/pools/quotation-page.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Use this quotation")

export const loader = pageLoader(async (visit) => {
  const view = await poolFor(visit, "use-quotation")
  const quotation = await quotationOf(visit, view.terms.id)
  const { demand } = await readDemand(visit.tx, visit.actor, view)
  return {
    pool: { id: view.terms.id, title: view.terms.title },
    quotation: { id: quotation.id, supplier: quotation.supplierName },
    use: presentAdoption(view.terms, quotation, demand.commitments, view.now),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, context } = visit
  const form = await request.formData()
  const { terms } = await poolFor(visit, "use-quotation")
  const { id } = await quotationOf(visit, terms.id)
  const outcome = await adoptQuotation(tx, actor, { poolId: terms.id, quotationId: id }, context)
  return outcome.kind === "used" ? goBack(visit, terms.id, "use-quotation") : answerRefusal(outcome, form)
})

export default function UseQuotation() {
  const { viewer, pool, quotation, use } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const back = `/pools/${pool.id}/quotations/${quotation.id}`
  const page = {
    ...({ viewer, section: "pools", caption: pool.title, faults } as const),
    back: { href: back, text: `Quotation of ${quotation.supplier}` },
  }
  if (use.hindrances.length > 0)
    return (
      <Page {...page} title="This quotation cannot be used">
        {use.isOpen && (
          <p>
            Schools have joined on the terms of this pool. It can turn to another supplier only where nobody
            could pay more for it:
          </p>
        )}
        <ul className="govuk-list govuk-list--bullet">
          {use.hindrances.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          <a href={back}>Back to the quotation</a>
        </p>
      </Page>
    )
  return (
    <ConfirmPage
      {...page}
      title="Use this quotation"
      kind="primary"
      consequences={use.consequences}
      confirm={`Buy from ${quotation.supplier}`}
      cancel={{ href: back, text: "Leave it as it is" }}
    />
  )
}
