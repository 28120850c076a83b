import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { withBandAdded } from "#app/features/splitting/split-settings-form.ts"
import { arrangementChoices } from "#app/features/staffing/recharges/arrangement-choices.server.ts"
import { ArrangementFields } from "#app/features/staffing/recharges/arrangement-fields.tsx"
import { arrangementForm } from "#app/features/staffing/recharges/arrangement-form.ts"
import { arrangementTyped } from "#app/features/staffing/recharges/arrangement-typed.ts"
import { changeArrangement } from "#app/features/staffing/recharges/save-arrangement.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { arrangementOfPage } from "#app/server/doors/recharge-door.ts"
import { askAgain, intentOf, parseForm, refuseForm, typedIn } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("How it is shared and invoiced")

export const loader = pageLoader(async (visit) => {
  const { keeper, arrangement } = await arrangementOfPage(visit)
  return {
    id: arrangement.id,
    title: arrangement.title,
    choices: await arrangementChoices(visit.tx, keeper),
    typed: arrangementTyped(arrangement),
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  const { keeper, arrangement } = await arrangementOfPage(visit)
  requireSameSchool(form, visit.actor)
  if (intentOf(form, ["save", "add-band"]) === "add-band")
    return askAgain(withBandAdded(typedIn(form), "settings"))
  const parsed = parseForm(arrangementForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await changeArrangement(visit.tx, keeper, { id: arrangement.id, ...parsed.value })
  if (outcome.kind !== "saved") throw notFound()
  return redirect(`/recharges/${arrangement.id}?done=changed`)
})

export default function RechargeEdit() {
  const { viewer, id, title, choices, typed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.faults ?? { typed, sentences: {} }
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="How it is shared and invoiced"
      caption={title}
      back={{ href: `/recharges/${id}`, text: title }}
      faults={Object.keys(state.sentences).length > 0 ? state : null}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <ArrangementFields {...{ ...choices, state }} />
        <ButtonRow>
          <Button>Save</Button>
          <a href={`/recharges/${id}`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
