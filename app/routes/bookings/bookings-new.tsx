import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { askForKind, schoolsToAsk } from "#app/features/staffing/bookings/ask-for-kind.server.ts"
import { leftOutInAddress, obstacleOf } from "#app/features/staffing/bookings/asking-words.ts"
import { kindForm } from "#app/features/staffing/bookings/booking-form.ts"
import { settlements } from "#app/features/staffing/bookings/resource.ts"
import { AskFields } from "#app/features/staffing/bookings/views/ask-fields.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { whoBooks } from "#app/server/doors/booking-door.ts"
import { bookableTerms, typedInAddress } from "#app/server/doors/booking-terms.server.ts"
import { parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Ask for a kind of specialist")

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  if (!can(actor, "ask-for-booking")) throw forbidden(whoBooks(actor))
  const asker = forSchool(actor)
  const { current } = await bookableTerms(tx, asker.school.id, now)
  return {
    ...{ id: crypto.randomUUID(), terms: current, schools: await schoolsToAsk(tx, asker) },
    groups: asker.groups.map(({ id, name }) => ({ id, name })),
    typed: typedInAddress(url.searchParams, settlements),
  }
})

export const action = pageAction(async ({ tx, actor, request, now, context }) => {
  const form = await request.formData()
  const asker = forSchool(actor)
  requireSameSchool(form, actor)
  if (!can(actor, "ask-for-booking")) throw forbidden(whoBooks(actor))
  const { all } = await bookableTerms(tx, asker.school.id, now)
  const parsed = parseForm(kindForm({ now, terms: all }), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const asked = parsed.value
  const outcome = await askForKind(tx, asker, asked, { now, post: context })
  switch (outcome.kind) {
    case "asked":
      return redirect(`/bookings/${asked.id}?done=asked${leftOutInAddress(outcome.leftOut)}`)
    case "not-a-fellow":
      return refuseField(form, "of", "Choose a group of yours, or one of its schools")
    case "not-found":
      return refuseSpentForm(form)
    case "not-allowed":
      throw forbidden(whoBooks(actor))
    default: {
      const { field, sentence } = obstacleOf(outcome, {
        ...{ hours: [], isSeries: asked.when.kind === "series", mayWait: false },
      })
      return refuseField(form, field, sentence)
    }
  }
})

export default function AskForKind() {
  const { viewer, id, terms, schools, groups, typed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="people"
      title="Ask for a kind of specialist"
      caption={viewer.school?.name}
      back={{ href: "/bookings", text: "Bookings" }}
      faults={faults}
    >
      {schools.length === 0 ? (
        <EmptyState title="Nobody to ask yet">
          Your school shares no group with another one. <a href="/groups">Join or found a group first</a>.
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">You say what you need and when; whoever confirms says who it will be.</p>
          <form method="post">
            <ActingFor viewer={viewer} />
            <input type="hidden" name="id" value={id} />
            <TextField
              {...{ name: "kindSought", faults }}
              label="What kind of specialist?"
              hint="“Educational psychologist”, “Dutch teacher”"
            />
            <SelectField
              {...{ name: "of", faults }}
              label="Whom do you ask?"
              hint="Of a whole group, whichever school confirms first is the one."
              emptyText="Choose"
              options={[
                ...groups.map(({ id, name }) => ({ value: `group:${id}`, text: `Every school of ${name}` })),
                ...schools.map(({ id, name }) => ({ value: `school:${id}`, text: name })),
              ]}
            />
            <AskFields
              {...{ terms, typed, faults }}
              kind="person"
              settlements={[...settlements]}
              isNamed={false}
            />
            <Button>Ask for it</Button>
          </form>
        </>
      )}
    </Page>
  )
}
