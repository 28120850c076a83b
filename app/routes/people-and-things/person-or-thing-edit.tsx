import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { resourceForm } from "#app/features/staffing/bookings/resource-form.ts"
import { peopleOfSchool, readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { resourceTyped } from "#app/features/staffing/bookings/resource-typed.ts"
import { changeResource } from "#app/features/staffing/bookings/save-resource.server.ts"
import { ResourceFields } from "#app/features/staffing/bookings/views/resource-fields.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Change what you share")

const whoMay = "Only the school that shares it changes it, by its head or a business manager."

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const resource = await readResource(tx, idInAddress(params.resourceId))
  if (!resource) throw notFound()
  if (!can(actor, "change-resource", { schoolId: resource.school.id })) throw forbidden(whoMay)
  return {
    ...{ id: resource.id, title: resource.title, typed: resourceTyped(resource) },
    groupIds: resource.groupIds,
    groups: actor.groups.map(({ id, name }) => ({ id, name })),
    people: await peopleOfSchool(tx, resource.school.id),
  }
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const id = idInAddress(params.resourceId)
  const resource = await readResource(tx, id)
  if (!resource) throw notFound()
  if (!can(actor, "change-resource", { schoolId: resource.school.id })) throw forbidden(whoMay)
  form.set("kind", resource.kind)
  const parsed = parseForm(resourceForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const owner = forSchool(actor)
  const saving = await changeResource(tx, owner, { ...parsed.value, id })
  switch (saving.kind) {
    case "saved":
      return redirect(`/people-and-things/${id}?done=changed`)
    case "not-in-group":
      return refuseField(form, "groupIds", `Choose groups that ${owner.school.name} is in`)
    case "not-ours":
      return refuseField(form, "personId", `Choose somebody of ${owner.school.name}`)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(whoMay)
  }
})

export default function EditResource() {
  const { viewer, id, title, typed, groups, groupIds, people } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="people"
      title="Change what you share"
      caption={title}
      back={{ href: `/people-and-things/${id}`, text: title }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <ResourceFields {...{ groups, people, typed, groupIds, faults }} isNew={false} />
        <Button>Save</Button>
      </form>
    </Page>
  )
}
