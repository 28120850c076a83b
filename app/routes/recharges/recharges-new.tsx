import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ActingFor } from "#app/components/acting-for.tsx"
import { Button } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/empty-state.tsx"
import { Page } from "#app/components/page.tsx"
import { pageTitle } from "#app/components/page-title.ts"
import { SelectField } from "#app/components/select-field.tsx"
import { ArrangementFields } from "#app/features/staffing/recharges/arrangement-fields.tsx"
import { arrangementForm, newArrangementForm } from "#app/features/staffing/recharges/arrangement-form.ts"
import { makeArrangement } from "#app/features/staffing/recharges/save-arrangement.server.ts"
import { deliveredSources } from "#app/features/staffing/time/delivered-sources.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { whoRecharges } from "#app/server/recharge-door.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Recharge somebody's time")

export const loader = pageLoader(async ({ tx, actor }) => {
  const { school, groups } = whoRecharges(actor)
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
    groups: groups.map(({ id, name }) => ({ value: id, text: name })),
  }
})

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  const keeper = whoRecharges(actor)
  requireSameSchool(form, actor)
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
  const { viewer, id, offered, groups } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Recharge somebody's time"
      caption={viewer.school?.name}
      back={{ href: "/recharges", text: "Recharges" }}
      faults={faults}
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
            faults={faults}
          />
          <SelectField
            name="groupId"
            label="In which group's month-end?"
            hint="Schools outside it are invoiced along with it."
            options={groups}
            faults={faults}
          />
          <ArrangementFields faults={faults} />
          <Button>Save, and enter what it costs</Button>
        </form>
      )}
    </Page>
  )
}
