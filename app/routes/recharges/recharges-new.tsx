import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { withBandAdded } from "#app/features/splitting/split-settings-form.ts"
import { arrangementChoices } from "#app/features/staffing/recharges/arrangement-choices.server.ts"
import { ArrangementFields } from "#app/features/staffing/recharges/arrangement-fields.tsx"
import { arrangementForm, newArrangementForm } from "#app/features/staffing/recharges/arrangement-form.ts"
import { newArrangementTyped } from "#app/features/staffing/recharges/arrangement-typed.ts"
import { makeArrangement } from "#app/features/staffing/recharges/save-arrangement.server.ts"
import { deliveredSources } from "#app/features/staffing/time/delivered-sources.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { askAgain, intentOf, parseForm, refuseField, refuseForm, typedIn } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Recharge somebody's time")

export const loader = pageLoader(async ({ tx, actor }) => {
  const keeper = whoHandlesMoney(actor, "see-recharges")
  const { school, groups } = keeper
  const offered = await Promise.all(
    deliveredSources.map(async ({ key, offered }) =>
      (await offered(tx, school.id)).map(({ sourceId, title }) => ({
        ...{ value: `${key}:${sourceId}`, text: title },
      })),
    ),
  )
  return {
    id: crypto.randomUUID(),
    offered: offered.flat(),
    choices: await arrangementChoices(tx, keeper),
    groups: groups.map(({ id, name }) => ({ value: id, text: name })),
  }
})

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  const keeper = whoHandlesMoney(actor, "see-recharges")
  requireSameSchool(form, actor)
  if (intentOf(form, ["save", "add-band"]) === "add-band")
    return askAgain(withBandAdded(typedIn(form), "settings"))
  const place = parseForm(newArrangementForm, form)
  const draft = parseForm(arrangementForm, form)
  if (!place.ok || !draft.ok) {
    const refused = [place, draft].flatMap((one) => (one.ok ? [] : [one.faults]))
    return refuseForm({
      typed: refused[0]!.typed,
      sentences: Object.assign({}, ...refused.map(({ sentences }) => sentences)),
    })
  }
  const { of, ...where } = place.value
  if (!keeper.groups.some(({ id }) => id === where.groupId))
    return refuseField(form, "groupId", "Choose a group that your school is in")
  const outcome = await makeArrangement(tx, keeper, { ...where, ...of, ...draft.value })
  switch (outcome.kind) {
    case "saved":
      return redirect(`/recharges/${where.id}?done=made`)
    case "arranged-already":
    case "not-found":
      return refuseField(form, "of", "Choose something of your school's that is not recharged yet")
    case "not-allowed":
      throw forbidden("Your school is not in this group, so it cannot recharge there.")
  }
})

export default function NewRecharge() {
  const { viewer, id, offered, groups, choices } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.faults ?? { typed: newArrangementTyped, sentences: {} }
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Recharge somebody's time"
      caption={viewer.school?.name}
      back={{ href: "/recharges", text: "Recharges" }}
      faults={Object.keys(state.sentences).length > 0 ? state : null}
    >
      {offered.length === 0 || groups.length === 0 ? (
        <EmptyState title="There is nothing to recharge yet">
          First offer somebody whom your school employs, or a thing that it owns, so that other schools can
          book it. Whatever is recharged already is on the page before this one.
        </EmptyState>
      ) : (
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="id" value={id} />
          <SelectField
            name="of"
            label="Whose time, or what thing?"
            options={offered}
            emptyText="Choose one"
            faults={state}
          />
          <SelectField
            name="groupId"
            label="In which group's month-end?"
            hint="Schools outside it are invoiced along with it."
            options={groups}
            faults={state}
          />
          <ArrangementFields {...{ ...choices, state }} />
          <Button>Save, and enter what it costs</Button>
        </form>
      )}
    </Page>
  )
}
