import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { changeLimit, readLimit } from "#app/features/staffing/hours/change-limit.server.ts"
import { limitForm } from "#app/features/staffing/hours/hours-forms.ts"
import { typedTime } from "#app/features/staffing/time/spoken-time.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { ownGroupOfPage } from "#app/server/doors/own-group-of-page.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Limit balances")

const whoMay = "Only a coordinator of the group can limit balances."

export const loader = pageLoader(async (visit) => {
  const { id, name } = await ownGroupOfPage(visit)
  if (!can(visit.actor, "limit-hours", { id })) throw forbidden(whoMay)
  const limit = await readLimit(visit.tx, id)
  return { group: { id, name }, typed: limit === null ? "" : typedTime(limit) }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  const { id } = await ownGroupOfPage(visit)
  if (!can(visit.actor, "limit-hours", { id })) throw forbidden(whoMay)
  const parsed = parseForm(limitForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await changeLimit(visit.tx, visit.actor, id, parsed.value.limit)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  return redirect(`/hours/groups/${id}?done=limit`)
})

export default function HoursLimit() {
  const { viewer, group, typed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="How far may a balance go?"
      caption={group.name}
      back={{ href: `/hours/groups/${group.id}`, text: "Give and take" }}
      faults={faults}
    >
      <p className="govuk-body">
        Whoever would go further is asked to settle in money, or as a gift. Balances that are beyond a new
        limit stay as they are.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <TextField
          name="limit"
          label="Hours ahead or behind (optional)"
          hint="For example, 20 or 7:30. Leave it empty for no limit."
          value={typed}
          width={5}
          inputMode="decimal"
          suffix="hours"
          faults={faults}
        />
        <ButtonRow>
          <Button>Save the limit</Button>
          <a href={`/hours/groups/${group.id}`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
