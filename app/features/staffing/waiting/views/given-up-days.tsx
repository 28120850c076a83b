import { Button } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ShownGivenUp } from "#app/features/staffing/waiting/present-waiting.ts"

/** What the viewer's school has given up, each with the way to keep what nobody has taken. */
export function GivenUpDays({ rows, viewer }: { rows: ShownGivenUp[]; viewer: Viewer }) {
  if (rows.length === 0) return null
  return (
    <Table
      caption="What you have given up"
      onPhones="stack"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: "A week", cell: ({ days }) => days },
        { head: "From", cell: ({ from }) => from },
        { head: "Stands", cell: ({ stands }) => stands },
        {
          head: "Keep",
          cell: (row) =>
            row.mayKeep && (
              <form method="post">
                <ActingFor viewer={viewer} />
                <input type="hidden" name="givenId" value={row.id} />
                <Button
                  name="intent"
                  value="keep"
                  kind="quiet"
                  aria-label={`Keep what is left of ${row.days} from ${row.from}`}
                >
                  Keep what is left
                </Button>
              </form>
            ),
        },
      ]}
    />
  )
}
