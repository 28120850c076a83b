import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { decimalPounds } from "#app/core/money.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { EmploymentCostFields } from "#app/features/staffing/posts/views/pay-fields.tsx"
import { readCosts } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import { costForm } from "#app/features/staffing/recharges/cost-form.ts"
import { percent, pricePers } from "#app/features/staffing/recharges/month-cost.ts"
import { enterCost } from "#app/features/staffing/recharges/save-arrangement.server.ts"
import { deliveredSource } from "#app/features/staffing/time/delivered-sources.server.ts"
import { monthName, monthOf } from "#app/features/staffing/time/month.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { arrangementOfPage } from "#app/server/doors/recharge-door.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("What it costs")

export const loader = pageLoader(async (visit) => {
  const { tx, now } = visit
  const { arrangement } = await arrangementOfPage(visit)
  const [last] = await readCosts(tx, arrangement.id)
  const month = monthOf(civilDateOf(now))
  const source = deliveredSource(arrangement.source)
  const price = last ? null : await source.priceOf(tx, arrangement.sourceId, month)
  return {
    formId: crypto.randomUUID(),
    id: arrangement.id,
    title: arrangement.title,
    typed: {
      ...(price ? { basis: "price", ...typedPrice(price) } : {}),
      ...(last ? typedTerms(last.terms) : {}),
      fromMonth: monthName(month),
    } as Record<string, string>,
  }
})

type Terms = Awaited<ReturnType<typeof readCosts>>[number]["terms"]

const typedPrice = ({ pricePence, pricePer }: { pricePence: bigint; pricePer: string }) => ({
  ...{ pricePence: decimalPounds(pricePence), pricePer },
})

const typedTerms = (terms: Terms): Record<string, string> =>
  terms.basis === "price"
    ? { basis: "price", ...typedPrice(terms) }
    : {
        basis: "costs",
        salaryPence: decimalPounds(terms.salaryPence),
        sharedBasisPoints: percent(terms.sharedBasisPoints).replace("%", ""),
        pensionBasisPoints: percent(terms.pensionBasisPoints).replace("%", ""),
        insuranceBasisPoints: percent(terms.insuranceBasisPoints).replace("%", ""),
        insuranceAbovePence: decimalPounds(terms.insuranceAbovePence),
        travelPence: decimalPounds(terms.travelPence),
        coverPence: decimalPounds(terms.coverPence),
      }

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  const { keeper, arrangement } = await arrangementOfPage(visit)
  requireSameSchool(form, visit.actor)
  const id = form.get("id")
  const parsed = parseForm(costForm(civilDateOf(visit.now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  if (typeof id !== "string" || !isId(id)) return refuseField(form, "", OUT_OF_DATE)
  const outcome = await enterCost(visit.tx, keeper, { id, arrangementId: arrangement.id, ...parsed.value })
  if (outcome.kind !== "saved") throw notFound()
  return redirect(`/recharges/${arrangement.id}?done=cost`)
})

export default function RechargeCost() {
  const { viewer, formId, id, title, typed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="What it costs"
      caption={title}
      back={{ href: `/recharges/${id}`, text: title }}
      faults={faults}
    >
      <p className="govuk-body">
        Figures hold from a month on, until later ones are entered. Earlier ones stay on record.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={formId} />
        <TextField
          name="fromMonth"
          label="From which month?"
          hint="Like October 2026"
          value={typed.fromMonth}
          width={20}
          faults={faults}
        />
        <RadioGroup
          name="basis"
          label="What do other schools pay?"
          choices={[
            {
              value: "price",
              text: "A price for the time that they had",
              whenChosen: <PriceFields typed={typed} faults={faults} />,
            },
            {
              value: "costs",
              text: "Their part of what it costs",
              whenChosen: <CostFields typed={typed} faults={faults} />,
            },
          ]}
          value={typed.basis}
          faults={faults}
        />
        <TextField
          name="toldBy"
          label="Where do the figures come from?"
          hint="So that an auditor can follow them, like payroll, September 2026."
          faults={faults}
        />
        <ButtonRow>
          <Button>Save the figures</Button>
          <a href={`/recharges/${id}`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}

type Props = { typed: Record<string, string>; faults?: FormFaults | null }

function PriceFields({ typed, faults }: Props) {
  return (
    <>
      <MoneyField name="pricePence" label="Price" basis="ex VAT" value={typed.pricePence} faults={faults} />
      <SelectField
        name="pricePer"
        label="For"
        options={Object.entries(pricePers).map(([value, text]) => ({ value, text }))}
        value={typed.pricePer ?? "day"}
        faults={faults}
      />
    </>
  )
}

function CostFields({ typed, faults }: Props) {
  return (
    <>
      <EmploymentCostFields
        {...{ typed, faults }}
        salaryLabel="Salary"
        names={{
          ...{ salary: "salaryPence", pension: "pensionBasisPoints", insurance: "insuranceBasisPoints" },
          threshold: "insuranceAbovePence",
        }}
      />
      <TextField
        name="sharedBasisPoints"
        label="Part that is shared"
        hint="40 where other schools have two days of five"
        value={typed.sharedBasisPoints}
        width={5}
        suffix="%"
        inputMode="decimal"
        faults={faults}
      />
      <MoneyField
        name="travelPence"
        label="Travel a month"
        hint="Between schools, shared whole; 0 for none"
        value={typed.travelPence}
        faults={faults}
      />
      <MoneyField
        name="coverPence"
        label="Cover a month"
        hint="For the days away from your school, shared whole; 0 for none"
        value={typed.coverPence}
        faults={faults}
      />
    </>
  )
}
