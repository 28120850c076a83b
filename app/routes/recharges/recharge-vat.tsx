import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { choiceField, textField } from "#app/core/form-fields.ts"
import { readChosenVat } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import { vatView } from "#app/features/staffing/recharges/arrangement-view.ts"
import { chooseVat } from "#app/features/staffing/recharges/save-arrangement.server.ts"
import { type VatTreatment, vatTreatments } from "#app/features/staffing/recharges/staff-vat.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { arrangementOfPage } from "#app/server/doors/recharge-door.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("VAT treatment")

const vatForm = z.object({
  chosen: choiceField(Object.keys(vatTreatments) as VatTreatment[], "Choose a treatment"),
  note: textField(500),
})

export const loader = pageLoader(async (visit) => {
  const { arrangement } = await arrangementOfPage(visit)
  const vat = vatView(arrangement, await readChosenVat(visit.tx, arrangement.id))
  return { id: arrangement.id, title: arrangement.title, ...vat }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  const { keeper, arrangement } = await arrangementOfPage(visit)
  requireSameSchool(form, visit.actor)
  const parsed = parseForm(vatForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await chooseVat(visit.tx, keeper, { arrangementId: arrangement.id, ...parsed.value })
  if (outcome.kind === "note-missing")
    return refuseField(form, "note", "Say why, because this is not what Kith knows to be usual")
  if (outcome.kind !== "saved") throw notFound()
  return redirect(`/recharges/${arrangement.id}?done=vat`)
})

export default function RechargeVat() {
  const { viewer, id, title, suggested, usual, reasons } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="VAT treatment"
      caption={title}
      back={{ href: `/recharges/${id}`, text: title }}
      faults={faults}
    >
      <Banner kind="notice" title={usual ? `Usual: ${usual}` : "Kith cannot say what is usual"}>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </Banner>
      <p className="govuk-body">
        Kith prompts, and does not advise: your school chooses. A charge to a school of the same trust or
        local authority is an internal recharge without VAT, whatever you choose here. Month-end sends the
        invoices in your name.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <RadioGroup
          name="chosen"
          label="How does your school treat it between separate organisations?"
          choices={Object.entries(vatTreatments).map(([value, text]) => ({ value, text }))}
          value={suggested ?? undefined}
          faults={faults}
        />
        <TextAreaField
          name="note"
          label="Why, if it is not what is usual"
          hint="Kept beside your choice, for an auditor."
          faults={faults}
        />
        <ButtonRow>
          <Button>Record the choice</Button>
          <a href={`/recharges/${id}`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
