import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import { invitePerson } from "#app/features/groups/people/invite-person.server.ts"
import { invitePersonForm } from "#app/features/groups/people/invite-person-form.ts"
import { roleHint, schoolRoles } from "#app/features/groups/people/role-names.ts"
import { hasHead } from "#app/features/groups/people/role-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Invite somebody")

const whoMay = "Only the school's head or business manager can invite people, and only a head another head."

export const loader = pageLoader(async ({ tx, actor }) => {
  const { id } = forSchool(actor).school
  const headIsThere = await hasHead(tx, id)
  const roles = schoolRoles.filter((role) => can(actor, "manage-roles", { id, role, hasHead: headIsThere }))
  if (roles.length === 0) throw forbidden(whoMay)
  const choices = roles.map((role) => ({ value: role, text: roleNames([role]), hint: roleHint[role] }))
  return { invitationId: crypto.randomUUID(), choices }
})

export const action = pageAction(async ({ tx, actor, request, context }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const parsed = parseForm(invitePersonForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await invitePerson(tx, forSchool(actor), context, parsed.value)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  if (outcome.kind === "holds-it-already")
    return refuseField(form, "email", `${outcome.name} has this role already`)
  if (outcome.kind === "form-spent") return refuseSpentForm(form)
  return redirect("/school?done=invited")
})

export default function InvitePerson() {
  const { viewer, invitationId, choices } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Invite somebody"
      caption={viewer.school?.name}
      back={{ href: "/school", text: "Your school" }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={invitationId} />
        <TextField
          name="email"
          label="Their email address"
          hint="They get a letter, and take the role by signing in with this address within 14 days."
          type="email"
          spellCheck={false}
          faults={faults}
        />
        <RadioGroup name="role" label="Role" choices={choices} faults={faults} />
        <Button>Send the invitation</Button>
      </form>
    </Page>
  )
}
