import { Table } from "#app/components/list/table.tsx"
import { Money } from "#app/components/money.tsx"
import { StandingTag } from "#app/features/invoicing/standing-tag.tsx"
import type { DraftView, IssuedView } from "#app/features/purchasing/recharging/pool-invoices-view.ts"

/** What is about to be issued, school by school. */
export function DraftTable({ poolId, drafts }: { poolId: string; drafts: DraftView[] }) {
  if (drafts.length === 0)
    return (
      <p className="govuk-body">
        No other school takes anything from this pool, so there is nothing to invoice.
      </p>
    )
  return (
    <Table
      caption="What will be issued"
      onPhones="stack"
      rows={drafts}
      rowKey={(draft) => draft.schoolId}
      columns={[
        { head: "To", cell: (draft) => draft.schoolName },
        { head: "Document", cell: (draft) => draft.kind },
        { head: "Their order number", cell: (draft) => draft.orderNumber ?? "–" },
        { head: "Net", numeric: true, cell: (draft) => draft.net },
        { head: "VAT", numeric: true, cell: (draft) => draft.vat },
        { head: "Total", numeric: true, cell: (draft) => draft.gross },
        {
          head: "Preview",
          cell: (draft) => (
            <a href={`/pools/${poolId}/invoices?school=${draft.schoolId}#preview`}>
              See it <span className="govuk-visually-hidden">for {draft.schoolName}</span>
            </a>
          ),
        },
      ]}
    />
  )
}

export function IssuedTable({ invoices }: { invoices: IssuedView[] }) {
  if (invoices.length === 0)
    return (
      <p className="govuk-body">No other school took anything from this pool, so no invoice was issued.</p>
    )
  return (
    <Table
      caption="Issued invoices"
      onPhones="stack"
      rows={invoices}
      rowKey={(invoice) => invoice.id}
      columns={[
        {
          head: "Invoice",
          cell: (invoice) => (
            <a className="kith-figures" href={`/invoices/${invoice.id}`}>
              {invoice.number}
            </a>
          ),
        },
        { head: "To", cell: (invoice) => invoice.schoolName },
        { head: "Their order number", cell: (invoice) => invoice.orderNumber ?? "–" },
        {
          head: "Total",
          numeric: true,
          cell: (invoice) => <Money text={invoice.gross} basis={invoice.basis} />,
        },
        { head: "Left to pay", numeric: true, cell: (invoice) => invoice.standing.owed ?? "–" },
        { head: "Payment", cell: (invoice) => <StandingTag standing={invoice.standing} /> },
      ]}
    />
  )
}
