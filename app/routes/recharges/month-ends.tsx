import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Button } from "#app/components/button.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Table } from "#app/components/list/table.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { field } from "#app/core/form-fields.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { listMonthEnds } from "#app/features/staffing/recharges/month-end-queries.server.ts"
import { startMonthEnd } from "#app/features/staffing/recharges/start-month-end.server.ts"
import { monthKey, monthName, monthOf, parseMonth } from "#app/features/staffing/time/month.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { ownGroupOfPage } from "#app/server/doors/own-group-of-page.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Month-end")

const whoSees = "The month-end is for the group's coordinators and those who handle a school's money."
const whoRuns = "Only a coordinator of the group runs its month-end."

export const loader = pageLoader(async (visit) => {
  const { tx, actor, now } = visit
  const { id, name } = await ownGroupOfPage(visit)
  if (!can(actor, "see-month-end", { id })) throw forbidden(whoSees)
  const thisMonth = monthOf(civilDateOf(now))
  return {
    group: { id, name },
    mayRun: can(actor, "run-month-end", { id }),
    months: [1, 2, 3, 4, 5, 6].map((back) => {
      const month = thisMonth.subtract({ months: back })
      return { value: monthKey(month), text: monthName(month) }
    }),
    runs: (await listMonthEnds(tx, id)).map(({ month, done, steps }) => ({
      ...{ key: monthKey(month), name: monthName(month) },
      come: `${done} of ${steps} recharged`,
    })),
  }
})

const monthForm = z.object({ month: field(parseMonth) })

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  const { id } = await ownGroupOfPage(visit)
  requireSameSchool(form, visit.actor)
  if (!can(visit.actor, "run-month-end", { id })) throw forbidden(whoRuns)
  const parsed = parseForm(monthForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { month } = parsed.value
  const wanted = { groupId: id, month, today: civilDateOf(visit.now) }
  const outcome = await startMonthEnd(visit.tx, visit.actor, wanted, visit.context.jobs)
  if (outcome.kind === "not-allowed") throw forbidden(whoRuns)
  if (outcome.kind === "too-early") return refuseField(form, "month", "Choose a month that is over")
  return redirect(`/recharges/month-ends/${id}/${monthKey(month)}`)
})

export default function MonthEnds() {
  const { viewer, group, mayRun, months, runs } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Month-end"
      caption={group.name}
      back={{ href: "/recharges", text: "Recharges" }}
      faults={faults}
    >
      <p className="govuk-body">
        One run recharges everything that the schools of this group lent each other in a month, as far as both
        sides agree on it. It can be run again at any time: nothing is recharged twice, and what was left out
        is looked at anew.
      </p>
      {mayRun && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <SelectField name="month" label="Which month?" options={months} faults={faults} />
          <Button>Run the month-end</Button>
        </form>
      )}
      {runs.length > 0 ? (
        <Table
          caption="Month-ends so far"
          rows={runs}
          rowKey={(row) => row.key}
          onPhones="stack"
          columns={[
            {
              head: "Month",
              cell: (row) => <a href={`/recharges/month-ends/${group.id}/${row.key}`}>{row.name}</a>,
            },
            { head: "What it came to", cell: (row) => row.come },
          ]}
        />
      ) : (
        <EmptyState title="No month-end has been run yet">
          {mayRun ? "Choose a month, and run it." : "A coordinator of the group runs it."}
        </EmptyState>
      )}
    </Page>
  )
}
