import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { inviteSchools } from "#app/features/groups/admissions/invite-schools.server.ts"
import { inviteSchoolsForm } from "#app/features/groups/admissions/invite-schools-form.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Invite schools")

const whoMay = "Only a coordinator of the group can invite schools."

export const loader = pageLoader(async (visit) => {
  const { id, name } = await groupOfPage(visit)
  if (!can(visit.actor, "invite-to-group", { id })) throw forbidden(whoMay)
  return { group: { id, name } }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const group = await groupOfPage(visit)
  const parsed = parseForm(inviteSchoolsForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await inviteSchools(tx, actor, context, group, parsed.value)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  if (outcome.kind === "refused") return refuseField(form, "invitees", outcome.sentences.join(". "))
  return redirect(`/groups/${group.id}?done=invited`)
})

export default function InviteSchools() {
  const { viewer, group } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="groups"
      title="Invite schools"
      caption={group.name}
      back={{ href: `/groups/${group.id}`, text: group.name }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <TextAreaField
          name="invitees"
          label="URNs or email addresses, one on each line"
          hint="A school's head and business manager get the letter; whoever has the address may answer for their school. Those you have invited before are not written to again."
          rows={6}
          faults={faults}
        />
        <TextAreaField
          name="message"
          label="Message (optional)"
          hint="It goes into the letter."
          faults={faults}
        />
        <Button>Send the invitations</Button>
      </form>
    </Page>
  )
}
