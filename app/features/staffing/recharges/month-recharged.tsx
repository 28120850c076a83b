import { Table } from "#app/components/list/table.tsx"

type Props = {
  made: {
    /** Who, and when. */
    by: string
    invoices: { id: string; number: string; schoolName: string; gross: string }[]
  }
}

/** A month that has been recharged, and the invoices that came of it. */
export function MonthRecharged({ made }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">Recharged</h2>
      <p className="govuk-body">In the name of {made.by}. Each invoice says how it was worked out.</p>
      {made.invoices.length > 0 && (
        <Table
          caption="Invoices"
          rows={made.invoices}
          rowKey={(row) => row.id}
          onPhones="stack"
          columns={[
            { head: "Invoice", cell: (row) => <a href={`/invoices/${row.id}`}>{row.number}</a> },
            { head: "School", cell: (row) => row.schoolName },
            { head: "Total", cell: (row) => row.gross, numeric: true },
          ]}
        />
      )}
    </>
  )
}
