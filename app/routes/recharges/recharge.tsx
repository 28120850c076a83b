import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { Tag } from "#app/components/tag.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { costFor } from "#app/features/staffing/recharges/arrangement.ts"
import { readChosenVat, readCosts } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import {
  arrangementFacts,
  costInWords,
  costRows,
  monthCostRows,
  vatView,
} from "#app/features/staffing/recharges/arrangement-view.ts"
import { listMonths } from "#app/features/staffing/recharges/month-queries.server.ts"
import { monthKey, monthName, monthOf } from "#app/features/staffing/time/month.ts"
import { arrangementOfPage } from "#app/server/doors/recharge-door.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "Recharge")

const DONE = {
  made: "Saved. Now enter what it costs, and choose its VAT treatment.",
  changed: "The changes are saved. What has been recharged stays as it is.",
  cost: "The figures are entered.",
  vat: "Your choice is recorded.",
}

export const loader = pageLoader(async (visit) => {
  const { tx, now, url } = visit
  const { arrangement } = await arrangementOfPage(visit)
  const costs = await readCosts(tx, arrangement.id)
  const month = monthOf(civilDateOf(now))
  const cost = costFor(costs, month)
  const months = await listMonths(tx, arrangement.id, month)
  return {
    id: arrangement.id,
    title: arrangement.title,
    done: wordsFor(DONE, url.searchParams.get("done")),
    facts: arrangementFacts(arrangement, cost),
    cost: cost && costInWords(cost.terms),
    thisMonth: cost ? { name: monthName(month), rows: monthCostRows(cost.terms, month) } : null,
    entered: costRows(costs),
    vat: vatView(arrangement, await readChosenVat(tx, arrangement.id)),
    months: months.map((one) => ({
      key: monthKey(one.month),
      name: monthName(one.month),
      lines: one.lines,
      recharged: one.rechargedPence === null ? null : `${formatPounds(one.rechargedPence)} before VAT`,
    })),
  }
})

export default function Recharge() {
  const page = useLoaderData<typeof loader>()
  const { viewer, id, title, done, facts, cost, thisMonth, entered, vat, months } = page
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={title}
      caption={viewer.school?.name}
      width="wide"
      back={{ href: "/recharges", text: "Recharges" }}
    >
      {done && <Banner kind="success" title={done} />}
      <h2 className="govuk-heading-m">Months</h2>
      {months.length > 0 ? (
        <Table
          caption="Months"
          captionHidden
          rows={months}
          rowKey={(row) => row.key}
          onPhones="stack"
          columns={[
            { head: "Month", cell: (row) => <a href={`/recharges/${id}/months/${row.key}`}>{row.name}</a> },
            { head: "Lines sent", cell: (row) => row.lines, numeric: true },
            {
              head: "Recharged",
              cell: (row) => row.recharged ?? <Tag tone="active">Not yet</Tag>,
            },
          ]}
        />
      ) : (
        <EmptyState title="No time has passed yet">
          Each month in which time was delivered stands here: send it to the schools that had it.
        </EmptyState>
      )}
      <h2 className="govuk-heading-m">What it costs</h2>
      <p className="govuk-body">{cost ?? "Nothing has been entered that holds for this month."}</p>
      {thisMonth && thisMonth.rows.length > 0 && (
        <Table
          caption={`Shared in ${thisMonth.name}`}
          rows={thisMonth.rows}
          rowKey={(row) => row.name}
          onPhones="stack"
          columns={[
            { head: "Cost", cell: (row) => row.name },
            { head: "How it comes about", cell: (row) => row.sentence },
            { head: "Amount", cell: (row) => row.amount, numeric: true },
          ]}
        />
      )}
      <ButtonRow>
        <ButtonLink href={`/recharges/${id}/cost`} kind="secondary">
          Enter new figures
        </ButtonLink>
      </ButtonRow>
      {entered.length > 0 && (
        <Details summary="All figures that were entered">
          <Table
            caption="Figures, the latest month first"
            captionHidden
            rows={entered}
            rowKey={(row) => row.key}
            onPhones="stack"
            columns={[
              { head: "From", cell: (row) => row.from },
              { head: "Figures", cell: (row) => row.figures },
              { head: "From where", cell: (row) => row.told },
              { head: "Entered", cell: (row) => row.entered },
            ]}
          />
        </Details>
      )}
      <h2 className="govuk-heading-m">VAT</h2>
      {vat.chosen ? (
        <p className="govuk-body">
          <strong>{vat.chosen.name}</strong>, chosen by {vat.chosen.by}. {vat.chosen.note}
        </p>
      ) : (
        <Banner kind="warning" title="Choose a VAT treatment: nothing is invoiced before." />
      )}
      {vat.changed && (
        <Banner
          kind="notice"
          title="What is usual is another treatment since this was chosen. Look at it again."
        />
      )}
      <ButtonRow>
        <ButtonLink href={`/recharges/${id}/vat`} kind="secondary">
          {vat.chosen ? "Choose again" : "Choose a VAT treatment"}
        </ButtonLink>
      </ButtonRow>
      <h2 className="govuk-heading-m">How it is shared and invoiced</h2>
      <SummaryList rows={facts} />
      <p className="govuk-body">
        <a href={`/recharges/${id}/edit`}>Change how it is shared and invoiced</a>
      </p>
    </Page>
  )
}
