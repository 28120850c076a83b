import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { setSpendingLimits } from "#app/features/purchasing/approvals/set-spending-limits.server.ts"
import { limitHistory } from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"
import { SpendingLimitsFields } from "#app/features/purchasing/approvals/spending-limits-fields.tsx"
import { spendingLimitsForm } from "#app/features/purchasing/approvals/spending-limits-form.ts"
import { spendingLimitsView } from "#app/features/purchasing/approvals/spending-limits-view.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Spending limits")

const whoMaySee =
  "Only heads, business managers, finance staff and governors of a school see its spending limits."
const whoMaySet = "Only the school's head can set its spending limits."

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const { school } = forSchool(actor)
  if (!can(actor, "see-spending-limits", school)) throw forbidden(whoMaySee)
  return {
    ...spendingLimitsView(await limitHistory(tx, school.id)),
    maySet: can(actor, "set-spending-limits", school),
    done: url.searchParams.get("done") === "set",
  }
})

export const action = pageAction(async ({ tx, actor, request, context }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  if (!can(actor, "set-spending-limits", forSchool(actor).school)) throw forbidden(whoMaySet)
  const parsed = parseForm(spendingLimitsForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await setSpendingLimits(tx, forSchool(actor), parsed.value, context)
  switch (outcome.kind) {
    case "set":
      return redirect("/school/spending-limits?done=set")
    case "changed-meanwhile":
      return refuseField(
        form,
        "",
        `${outcome.by} has changed the limits since you opened this page. Look at them first: open the page again`,
      )
    case "not-allowed":
      throw forbidden(whoMaySet)
  }
})

export default function SpendingLimits() {
  const { viewer, version, sentences, since, earlier, values, rows, maySet, done } =
    useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Spending limits"
      width="wide"
      caption={viewer.school?.name}
      back={{ href: "/school", text: "Your school" }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title="The limits are set. The governors are told." />}
      <p>
        Whoever answers a pool beyond their limit needs a colleague's approval before it closes. Nobody
        approves their own answer. The headteacher sets the limits, and they count for answers given or
        changed from then on.
      </p>
      {!maySet && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {since && <p className="govuk-hint">{since}</p>}
      {earlier.length > 0 && (
        <Details summary="What held before">
          {earlier.map((one) => (
            <div key={one.key}>
              <p>{one.set}:</p>
              <ul>
                {one.sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ))}
        </Details>
      )}
      {maySet && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="version" value={version} />
          <SpendingLimitsFields values={values} rows={rows} faults={faults} />
          <Button>Set the limits</Button>
        </form>
      )}
    </Page>
  )
}
