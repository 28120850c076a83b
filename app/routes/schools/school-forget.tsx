import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { forgetPerson } from "#app/features/staffing/privacy/forget-person.server.ts"
import { formerColleagues } from "#app/features/staffing/privacy/former-colleagues.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { refuseField } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Take a name out")

const whoMay = "Only the school's head or business manager takes the names of former colleagues out."

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const personId = idInAddress(params.personId)
  const { school } = forSchool(actor)
  if (!can(actor, "change-school-settings", school)) throw forbidden(whoMay)
  const former = (await formerColleagues(tx, school.id)).find((each) => each.personId === personId)
  if (!former) throw notFound()
  return { name: former.name }
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const personId = idInAddress(params.personId)
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { school } = forSchool(actor)
  if (!can(actor, "change-school-settings", school)) throw forbidden(whoMay)
  const outcome = await forgetPerson(tx, actor, personId)
  switch (outcome.kind) {
    case "forgotten":
    case "left-already":
      return redirect("/school/privacy?done=forgotten")
    case "still-here":
    case "last-leader":
      return refuseField(
        form,
        "",
        "They still hold a role, at your school or at another one on Kith. Once they hold none, or by themself, their name can be taken out",
      )
    case "not-allowed":
      throw forbidden(whoMay)
    case "not-found":
      throw notFound()
  }
})

export default function SchoolForget() {
  const { viewer, name } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="school"
      title={`Take the name of ${name} out`}
      caption={viewer.school?.name}
      back={{ href: "/school/privacy", text: "Privacy of your staff" }}
      faults={faults}
      consequences={[
        `${name} is called “A former colleague” in everything they did, at every school.`,
        `Their email address is taken out, and with it the way to sign in.`,
        "Accounts, sums, and invoices and orders that have been issued stay as they are.",
        "Nobody can bring the name back.",
      ]}
      confirm="Take the name out"
      cancel={{ href: "/school/privacy", text: "Keep the name" }}
    >
      <ActingFor viewer={viewer} />
    </ConfirmPage>
  )
}
