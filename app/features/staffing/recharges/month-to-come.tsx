import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ShownDraft } from "#app/features/staffing/recharges/present-drafts.ts"

type Props = {
  /** `leftOut` says what waits, and why; empty where nothing does. */
  preview: { invoices: ShownDraft[]; leftOut: string }
  /** A month is recharged once it is over. */
  isOver: boolean
  viewer: Viewer
}

/** What recharging a month would issue, how that was worked out, and the button that does it. */
export function MonthToCome({ preview, isOver, viewer }: Props) {
  const { invoices, leftOut } = preview
  const isNothing = invoices.length === 0
  return (
    <>
      <h2 className="govuk-heading-m">What would be invoiced now</h2>
      {isNothing ? (
        <p className="govuk-body">Nothing yet: no other school has agreed on a day of this month.</p>
      ) : (
        <Table
          caption="Invoices to come"
          captionHidden
          rows={invoices}
          rowKey={(row) => row.schoolId}
          onPhones="stack"
          columns={[
            { head: "School", cell: (row) => row.schoolName },
            { head: "Document", cell: (row) => row.kind },
            { head: "Before VAT", cell: (row) => row.net, numeric: true },
            { head: "VAT", cell: (row) => row.vat, numeric: true },
            { head: "Total", cell: (row) => row.gross, numeric: true },
          ]}
        />
      )}
      {leftOut && <Banner kind="notice" title={`Left out: ${leftOut}`} />}
      {!isNothing && (
        <Details summary="How this was worked out">
          {invoices.map((invoice) => (
            <section key={invoice.schoolId}>
              <h3 className="govuk-heading-s">{invoice.schoolName}</h3>
              {invoice.workings.flatMap(({ heading, sentences }) =>
                sentences.map((sentence) => <p key={`${heading} ${sentence}`}>{sentence}</p>),
              )}
            </section>
          ))}
        </Details>
      )}
      {isOver && !isNothing && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <p className="govuk-body">
            The group's month-end does this for all schools. You can also do it now: an issued invoice never
            changes, and what is left out comes along with a later month.
          </p>
          <Button kind="secondary" name="intent" value="recharge">
            Recharge this month now
          </Button>
        </form>
      )}
    </>
  )
}
