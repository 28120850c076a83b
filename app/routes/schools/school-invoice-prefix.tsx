import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { changeInvoicePrefix } from "#app/features/groups/schools/change-invoice-prefix.server.ts"
import { invoicePrefixForm } from "#app/features/groups/schools/invoice-prefix-form.ts"
import { schoolDetails } from "#app/features/groups/schools/school-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Invoice prefix")

const whoMay = "Only the school's head or business manager can change its invoice prefix."

export const loader = pageLoader(async ({ tx, actor }) => {
  const { school } = forSchool(actor)
  if (!can(actor, "change-school-settings", school)) throw forbidden(whoMay)
  return { prefix: (await schoolDetails(tx, { id: school.id }))?.invoicePrefix ?? "" }
})

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const parsed = parseForm(invoicePrefixForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await changeInvoicePrefix(tx, forSchool(actor), parsed.value.invoicePrefix)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  if (outcome.kind === "taken")
    return refuseField(form, "invoicePrefix", `${outcome.by} has this prefix. Choose another one`)
  return redirect("/school?done=prefix")
})

export default function InvoicePrefix() {
  const { viewer, prefix } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Invoice prefix"
      caption={viewer.school?.name}
      back={{ href: "/school", text: "Your school" }}
      faults={faults}
    >
      <p>Your invoices are numbered with it. Those that are issued already keep their numbers.</p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <TextField
          name="invoicePrefix"
          label="Prefix"
          hint="Two to eight letters and digits, such as OAKP. No other school has the same."
          value={prefix}
          width={10}
          spellCheck={false}
          faults={faults}
        />
        <Button>Save the prefix</Button>
      </form>
    </Page>
  )
}
