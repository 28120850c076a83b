import { Table } from "#app/components/list/table.tsx"
import type { FileFault } from "#app/features/purchasing/files/read-table-file.ts"

/** Everything that is wrong with a file that was refused, by line and column. */
export function FileFaults({ faults }: { faults: FileFault[] }) {
  if (faults.length === 0) return null
  return (
    <Table
      caption="What to put right"
      onPhones="stack"
      rows={faults}
      rowKey={({ line, column, sentence }) => `${line} ${column} ${sentence}`}
      columns={[
        { head: "Where", cell: ({ line }) => `Line ${line}` },
        { head: "Column", cell: ({ column }) => column || "The whole line" },
        { head: "What is wrong", cell: ({ sentence }) => sentence },
      ]}
    />
  )
}
