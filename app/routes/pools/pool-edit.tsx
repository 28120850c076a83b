import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { draftFieldsOf } from "#app/features/purchasing/drafting/draft-fields.ts"
import { DraftForm } from "#app/features/purchasing/views/draft-form.tsx"
import { draftChoices, saveDraft } from "#app/routes/pools/draft-page.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Change the draft")

export const loader = pageLoader(async (visit) => {
  const { terms } = await poolFor(visit, "edit-pool")
  if (terms.state !== "draft") throw redirect(`/pools/${terms.id}`)
  return {
    pool: { id: terms.id, title: terms.title },
    choices: await draftChoices(visit, terms),
    typed: draftFieldsOf(terms),
  }
})

export const action = pageAction(async (visit) => {
  const { terms } = await poolFor(visit, "edit-pool")
  return saveDraft(visit, terms.id)
})

export default function EditPool() {
  const { viewer, pool, choices, typed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.faults ?? { typed, sentences: {} }
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Change the draft"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={Object.keys(state.sentences).length > 0 ? state : null}
    >
      <DraftForm state={state} choices={choices} cancelHref={`/pools/${pool.id}`} />
    </Page>
  )
}
