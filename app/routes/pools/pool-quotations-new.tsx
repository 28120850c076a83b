import { randomUUID } from "node:crypto"
import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { newQuotationFields } from "#app/features/purchasing/quotations/quotation-fields.ts"
import { QuotationForm } from "#app/features/purchasing/quotations/quotation-form-view.tsx"
import { takesQuotations } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { formItems, saveTyped } from "#app/routes/pools/quotation-page.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Enter a quotation")

export const loader = pageLoader(async (visit) => {
  const { terms } = await poolFor(visit, "enter-quotation")
  if (!takesQuotations(terms)) throw redirect(`/pools/${terms.id}/quotations`)
  return {
    pool: { id: terms.id, title: terms.title },
    items: formItems(terms),
    typed: newQuotationFields(randomUUID(), terms.items, civilDateOf(visit.now)),
  }
})

export const action = pageAction(async (visit) => {
  const { terms } = await poolFor(visit, "enter-quotation")
  return saveTyped(visit, terms, null)
})

export default function NewQuotation() {
  const { viewer, pool, items, typed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.faults ?? { typed, sentences: {} }
  const back = `/pools/${pool.id}/quotations`
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Enter a quotation"
      caption={pool.title}
      back={{ href: back, text: "Quotations" }}
      faults={Object.keys(state.sentences).length > 0 ? state : null}
    >
      <p>
        Or <a href={`${back}/import`}>read it from a file</a>.
      </p>
      <QuotationForm state={state} items={items} cancelHref={back} />
    </Page>
  )
}
