import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { quotationFieldsOf } from "#app/features/purchasing/quotations/quotation-fields.ts"
import { QuotationForm } from "#app/features/purchasing/quotations/quotation-form-view.tsx"
import { takesQuotations } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { formItems, quotationOf, saveTyped } from "#app/routes/pools/quotation-page.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Change the quotation")

export const loader = pageLoader(async (visit) => {
  const { terms } = await poolFor(visit, "enter-quotation")
  const quotation = await quotationOf(visit, terms.id)
  if (quotation.settled || !takesQuotations(terms))
    throw redirect(`/pools/${terms.id}/quotations/${quotation.id}`)
  return {
    poolId: terms.id,
    supplier: quotation.supplierName,
    items: formItems(terms),
    typed: quotationFieldsOf(quotation, terms.items),
  }
})

export const action = pageAction(async (visit) => {
  const { terms } = await poolFor(visit, "enter-quotation")
  const { id } = await quotationOf(visit, terms.id)
  return saveTyped(visit, terms, id)
})

export default function EditQuotation() {
  const { viewer, poolId, supplier, items, typed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.faults ?? { typed, sentences: {} }
  const back = `/pools/${poolId}/quotations`
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Change the quotation"
      caption={supplier}
      back={{ href: back, text: "Quotations" }}
      faults={Object.keys(state.sentences).length > 0 ? state : null}
    >
      <QuotationForm state={state} items={items} cancelHref={back} />
    </Page>
  )
}
