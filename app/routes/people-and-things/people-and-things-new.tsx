import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { resourceForm } from "#app/features/staffing/bookings/resource-form.ts"
import { peopleOfSchool } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { listResource } from "#app/features/staffing/bookings/save-resource.server.ts"
import { ResourceFields } from "#app/features/staffing/bookings/views/resource-fields.tsx"
import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { whoBooks } from "#app/server/doors/booking-door.ts"
import { parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Share somebody or something")

export const loader = pageLoader(async ({ tx, actor, now }) => {
  if (!can(actor, "list-resource")) throw forbidden(whoBooks(actor))
  const { school } = forSchool(actor)
  const [days] = await readSchoolDays(tx, [school.id], civilDateOf(now))
  return {
    ...{ id: crypto.randomUUID(), people: await peopleOfSchool(tx, school.id) },
    groups: actor.groups.map(({ id, name }) => ({ id, name })),
    usual: { nation: days?.nation ?? "england-and-wales", noticeDays: "7", active: "yes" },
  }
})

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  const owner = forSchool(actor)
  requireSameSchool(form, actor)
  if (!can(actor, "list-resource")) throw forbidden(whoBooks(actor))
  const id = form.get("id")
  if (typeof id !== "string" || !isId(id)) return refuseField(form, "", OUT_OF_DATE)
  const parsed = parseForm(resourceForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const saving = await listResource(tx, owner, { ...parsed.value, id })
  switch (saving.kind) {
    case "saved":
      return redirect(`/people-and-things/${id}?done=listed`)
    case "not-in-group":
      return refuseField(form, "groupIds", `Choose groups that ${owner.school.name} is in`)
    case "not-ours":
      return refuseField(form, "personId", `Choose somebody of ${owner.school.name}`)
    case "not-found":
      return refuseSpentForm(form)
    case "not-allowed":
      throw forbidden(whoBooks(actor))
  }
})

export default function NewResource() {
  const { viewer, id, people, groups, usual } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="people"
      title="Share somebody or something"
      caption={viewer.school?.name}
      back={{ href: "/people-and-things/own", text: "What we share" }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <ResourceFields
          {...{ groups, people, faults }}
          typed={usual}
          groupIds={groups.length === 1 ? groups.map((group) => group.id) : []}
          isNew
        />
        <Button>Share it</Button>
      </form>
    </Page>
  )
}
