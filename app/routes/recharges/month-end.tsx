import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { FigureRow } from "#app/components/list/figure-row.tsx"
import { Table } from "#app/components/list/table.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { useLookAgain } from "#app/components/page/use-look-again.ts"
import { Tag } from "#app/components/tag.tsx"
import { formatMoment } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readMonthEnd } from "#app/features/staffing/recharges/month-end-queries.server.ts"
import { monthEndView } from "#app/features/staffing/recharges/month-end-view.ts"
import { monthKey, monthName, parseMonth } from "#app/features/staffing/time/month.ts"
import { ownGroupOfPage } from "#app/server/doors/own-group-of-page.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

/** It looks again by itself while the month-end runs. */
export const handle = { interactive: true }

export const meta = ({ data }: { data?: { heading: string } }) => pageTitle(data?.heading ?? "Month-end")

export const loader = pageLoader(async (visit) => {
  const { tx, actor, params } = visit
  const { id, name } = await ownGroupOfPage(visit)
  if (!can(actor, "see-month-end", { id }))
    throw forbidden("The month-end is for the group's coordinators and those who handle a school's money.")
  const read = parseMonth(params.month ?? "")
  const run = read.ok ? await readMonthEnd(tx, id, read.value) : null
  if (!run) throw notFound()
  return {
    group: { id, name },
    key: monthKey(run.month),
    heading: `Month-end of ${monthName(run.month)}`,
    started: `Started by ${run.personName}, ${formatMoment(run.startedAt)}`,
    mayRun: can(actor, "run-month-end", { id }),
    ...monthEndView(run.steps, monthKey(run.month), actor.school?.id ?? null),
  }
})

export default function MonthEndPage() {
  const page = useLoaderData<typeof loader>()
  const { viewer, group, key, heading, started, figures, rows, isRunning, mayRun, mayRunAgain } = page
  useLookAgain(isRunning)
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={heading}
      caption={group.name}
      width="wide"
      back={{ href: `/recharges/month-ends/${group.id}`, text: "Month-end" }}
    >
      {isRunning && (
        <Banner kind="notice" title="The month-end is running.">
          <p>
            You may leave this page: it goes on without you.{" "}
            <a href={`/recharges/month-ends/${group.id}/${key}`}>Look again</a>
          </p>
        </Banner>
      )}
      {rows.length > 0 ? (
        <>
          <FigureRow figures={figures} />
          <Table
            caption="What each school lends, and what became of it"
            rows={rows}
            rowKey={(row) => row.arrangementId}
            onPhones="stack"
            columns={[
              {
                head: "What",
                cell: (row) => (row.href ? <a href={row.href}>{row.title}</a> : row.title),
              },
              { head: "Employer", cell: (row) => row.schoolName },
              { head: "Stands", cell: (row) => <Tag tone={row.tone}>{row.state}</Tag> },
              ...(rows.some(({ sentence }) => sentence !== "")
                ? [{ head: "Left out, and why", cell: (row: (typeof rows)[number]) => row.sentence }]
                : []),
              { head: "Invoices", cell: (row) => row.invoices, numeric: true },
            ]}
          />
        </>
      ) : (
        <EmptyState title="No school of this group recharges anything">
          Schools say on their recharges page what they lend and charge for.
        </EmptyState>
      )}
      <p className="govuk-body">{started}.</p>
      {mayRun && mayRunAgain && (
        <form method="post" action={`/recharges/month-ends/${group.id}`}>
          <ActingFor viewer={viewer} />
          <input type="hidden" name="month" value={key} />
          <p className="govuk-body">
            Once schools have confirmed what was left out, run it again: nothing is recharged twice.
          </p>
          <ButtonRow>
            <Button kind="secondary">Run it again</Button>
            <ButtonLink href="/timesheets" kind="quiet">
              Timesheets
            </ButtonLink>
          </ButtonRow>
        </form>
      )}
    </Page>
  )
}
