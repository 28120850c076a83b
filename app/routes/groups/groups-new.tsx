import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { foundGroup } from "#app/features/groups/founding/found-group.server.ts"
import { foundGroupForm } from "#app/features/groups/founding/found-group-form.ts"
import { groupKindLabel, groupKinds } from "#app/features/groups/founding/group-kinds.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Found a group")

const whoMay = "Only a school's head or business manager can found a group."

export const loader = pageLoader(async ({ actor }) => {
  if (!can(actor, "found-group")) throw forbidden(whoMay)
  return { groupId: crypto.randomUUID() }
})

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const parsed = parseForm(foundGroupForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await foundGroup(tx, forSchool(actor), parsed.value)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  if (outcome.kind === "form-spent") return refuseSpentForm(form)
  return redirect(`/groups/${parsed.value.id}?done=founded`)
})

const kinds = groupKinds.map((kind) => ({ value: kind, text: groupKindLabel(kind) }))

export default function NewGroup() {
  const { viewer, groupId } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="groups"
      title="Found a group"
      back={{ href: "/groups", text: "Groups" }}
      faults={faults}
    >
      <p>
        {viewer.school?.name} will be its first member and you its first coordinator. You invite the others
        next.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={groupId} />
        <TextField name="name" label="Name" hint="Any school can find the group by it." faults={faults} />
        <RadioGroup name="kind" label="What kind of group is it?" choices={kinds} faults={faults} />
        <TextAreaField
          name="description"
          label="What is it for? (optional)"
          hint="Schools read this before they ask to join."
          faults={faults}
        />
        <Button>Found the group</Button>
      </form>
    </Page>
  )
}
