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
import { changeGroupSettings } from "#app/features/groups/settings/change-group-settings.server.ts"
import { groupSettingsForm } from "#app/features/groups/settings/group-settings-form.ts"
import { GroupTabs } from "#app/features/groups/showing/group-tabs.tsx"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Group settings")

const whoMay = "Only a coordinator of the group can change its settings."

export const loader = pageLoader(async (visit) => {
  const { id, name, description, financeTwoFactorRequired } = await groupOfPage(visit)
  if (!can(visit.actor, "change-group-settings", { id })) throw forbidden(whoMay)
  return { group: { id, name, description, twoFactor: financeTwoFactorRequired ? "yes" : "no" } }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { id } = await groupOfPage(visit)
  const parsed = parseForm(groupSettingsForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await changeGroupSettings(tx, actor, id, parsed.value)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  return redirect(`/groups/${id}?done=settings`)
})

const twoFactorChoices = [
  {
    value: "yes",
    text: "Yes",
    hint: "Heads, business managers and finance officers are asked to set it up at their next page.",
  },
  { value: "no", text: "No", hint: "Everybody may still switch it on for themselves." },
]

export default function GroupSettings() {
  const { viewer, group } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="groups"
      title={group.name}
      back={{ href: "/groups", text: "Groups" }}
      faults={faults}
    >
      <GroupTabs groupId={group.id} current="settings" coordinates />
      <form method="post">
        <ActingFor viewer={viewer} />
        <TextField name="name" label="Name" value={group.name} faults={faults} />
        <TextAreaField
          name="description"
          label="What is the group for? (optional)"
          hint="Schools read this before they ask to join."
          value={group.description}
          faults={faults}
        />
        <RadioGroup
          name="financeTwoFactorRequired"
          label="Must people who handle money use two-step sign-in?"
          choices={twoFactorChoices}
          value={group.twoFactor}
          faults={faults}
        />
        <Button>Save the settings</Button>
      </form>
    </Page>
  )
}
