import { Table } from "#app/components/list/table.tsx"

type Preview = {
  isInvoiced: boolean
  supplier: string
  schools: {
    id: string
    name: string
    before: string
    after: string
    difference: string
    documents: string
  }[]
}

/** What a correction would do to every school, before anything is recorded. */
export function CorrectionPreview({ preview }: { preview: Preview }) {
  if (preview.schools.length === 0)
    return (
      <p data-focus tabIndex={-1}>
        Nothing would change for any school.
      </p>
    )
  return (
    <section data-focus tabIndex={-1} aria-labelledby="preview">
      <h2 className="govuk-heading-m" id="preview">
        What would change
      </h2>
      <p>{preview.supplier}</p>
      <Table
        caption="School by school, inc VAT"
        rows={preview.schools}
        rowKey={({ id }) => id}
        onPhones="stack"
        columns={[
          { head: "School", cell: ({ name }) => name },
          { head: "Before", cell: ({ before }) => before, numeric: true },
          { head: "After", cell: ({ after }) => after, numeric: true },
          { head: "Difference", cell: ({ difference }) => difference, numeric: true },
          ...(preview.isInvoiced
            ? [{ head: "It gets", cell: ({ documents }: Preview["schools"][number]) => documents }]
            : []),
        ]}
      />
    </section>
  )
}
