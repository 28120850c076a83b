import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { timeHadForm } from "#app/features/staffing/hours/hours-forms.ts"
import { otherMembers, recordTimeHad } from "#app/features/staffing/hours/record-time.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Write down help you had")

const whoMay = "Help is written down by the school's head, business manager or finance staff."

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const { school, groups } = forSchool(actor)
  if (!can(actor, "write-down-help")) throw forbidden(whoMay)
  const chosen = groups.find(({ id }) => id === url.searchParams.get("group")) ?? groups[0]
  if (!chosen) throw forbidden("Your school is in no group, so there is nobody to exchange time with.")
  const schools = await otherMembers(tx, chosen.id, school.id)
  return {
    id: crypto.randomUUID(),
    groupId: chosen.id,
    groups,
    schools: schools.map(({ id, name }) => ({ value: id, text: name })),
  }
})

export const action = pageAction(async ({ tx, actor, request, now }) => {
  const form = await request.formData()
  const acting = forSchool(actor)
  if (!can(actor, "write-down-help")) throw forbidden(whoMay)
  requireSameSchool(form, actor)
  const parsed = parseForm(timeHadForm(civilDateOf(now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { time: minutes, ...had } = parsed.value
  if (!acting.groups.some(({ id }) => id === had.groupId))
    return refuseField(form, "", "Your school is no longer in this group. Nothing was written down")
  const outcome = await recordTimeHad(tx, acting, { ...had, minutes })
  switch (outcome.kind) {
    case "written":
      return redirect("/hours?done=written")
    case "beyond-limit":
      return refuseField(form, "kind", outcome.sentence)
    case "no-such-school":
      return refuseField(form, "giverSchoolId", "Choose another school of this group")
    case "settled-already":
      return refuseSpentForm(form)
    case "not-allowed":
      throw forbidden(whoMay)
  }
})

export default function NewHours() {
  const { viewer, id, groupId, groups, schools } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Write down help you had"
      caption={viewer.school?.name}
      back={{ href: "/hours", text: "Give and take" }}
      faults={faults}
    >
      <p className="govuk-body">
        The school that had the help writes it down, so that nobody runs up another school's account.
      </p>
      {groups.length > 1 && (
        <TabsAsLinks
          label="Group"
          tabs={groups.map((group) => ({
            href: `/hours/new?group=${group.id}`,
            text: group.name,
            current: group.id === groupId,
          }))}
        />
      )}
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="groupId" value={groupId} />
        <SelectField
          name="giverSchoolId"
          label="Which school helped?"
          options={schools}
          emptyText="Choose a school"
          faults={faults}
        />
        <TextField
          name="what"
          label="What was it?"
          hint="A role or a thing rather than a name, like an afternoon of music teaching."
          faults={faults}
        />
        <DateField name="workedOn" label="On which day?" faults={faults} />
        <TextField
          name="time"
          label="How long?"
          hint="In hours, like 2.5 or 2:30"
          width={5}
          suffix="hours"
          faults={faults}
        />
        <RadioGroup
          name="kind"
          label="How does it count?"
          choices={[
            {
              value: "exchange",
              text: "In exchange",
              hint: "It counts in both balances, so that you give time back some day.",
            },
            { value: "gift", text: "As a gift", hint: "It is shown with thanks, and changes no balance." },
          ]}
          value="exchange"
          faults={faults}
        />
        <Button>Write it down</Button>
      </form>
    </Page>
  )
}
