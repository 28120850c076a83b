import { Table } from "#app/components/list/table.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { HoursRow } from "#app/features/staffing/hours/hours-view.ts"

export function HoursTable({ rows, caption }: { rows: HoursRow[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      onPhones="stack"
      columns={[
        {
          head: "What",
          cell: (row) => (
            <>
              <a href={`/hours/entries/${row.id}`}>{row.what}</a>
              {row.isUndone && (
                <>
                  {" "}
                  <Tag>Undone later</Tag>
                </>
              )}
            </>
          ),
        },
        { head: "Day", cell: (row) => row.worked },
        { head: "Between", cell: (row) => row.between },
        { head: "As", cell: (row) => row.kind },
        { head: "Time", cell: (row) => row.time, numeric: true },
      ]}
    />
  )
}
