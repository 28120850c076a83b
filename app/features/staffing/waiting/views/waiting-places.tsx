import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { ShownPlace } from "#app/features/staffing/waiting/present-waiting.ts"

/** Which schools wait for days of a post, in the order in which they are asked. */
export function WaitingPlaces({ places }: { places: ShownPlace[] }) {
  if (places.length === 0)
    return (
      <EmptyState title="Nobody waits">
        Schools that would take days which others give up stand here, in the order in which they are asked.
      </EmptyState>
    )
  return (
    <Table
      caption="Who waits, the next first"
      onPhones="stack"
      rows={places}
      rowKey={({ key }) => key}
      columns={[
        { head: "School", cell: ({ name }) => name },
        { head: "Waits for, a week", cell: ({ days }) => days },
        { head: "Stands", cell: ({ stands }) => stands },
      ]}
    />
  )
}
