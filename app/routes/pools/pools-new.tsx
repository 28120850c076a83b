import { randomUUID } from "node:crypto"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { newDraftFields } from "#app/features/purchasing/drafting/draft-fields.ts"
import { DraftForm } from "#app/features/purchasing/views/draft-form.tsx"
import { draftChoices, saveDraft } from "#app/routes/pools/draft-page.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Start a pool")

export const loader = pageLoader(async (visit) => {
  const { actor, now } = visit
  if (!can(actor, "create-pool"))
    throw forbidden(
      "A head, business manager or finance officer can start a pool, once their school is in a group. Coordinators can, too.",
    )
  const choices = await draftChoices(visit)
  const groupIds = choices.groups.length === 1 ? choices.groups.map(({ id }) => id) : []
  const typed = newDraftFields({ id: randomUUID(), leadSchoolId: choices.leads[0]?.id ?? "", groupIds, now })
  return { choices, typed }
})

export const action = pageAction((visit) => saveDraft(visit, null))

export default function NewPool() {
  const { viewer, choices, typed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.faults ?? { typed, sentences: {} }
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Start a pool"
      back={{ href: "/pools", text: "Pools" }}
      faults={Object.keys(state.sentences).length > 0 ? state : null}
    >
      <DraftForm state={state} choices={choices} cancelHref="/pools" />
    </Page>
  )
}
