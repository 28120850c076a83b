import { Button } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

type CalledOff = {
  schoolId: string
  school: string
  /** ISO date, as forms have it; `when` as people read it. */
  day: string
  when: string
  reason: string
  by: string
  mayTakeBack: boolean
}

/** Days that were called off, and the way back for those that are still to come. */
export function CalledOffDays({ rows, viewer }: { rows: CalledOff[]; viewer: Viewer }) {
  if (rows.length === 0) return null
  return (
    <Table
      caption="Called off"
      onPhones="stack"
      rows={rows}
      rowKey={({ day, schoolId }) => `${day} ${schoolId}`}
      columns={[
        { head: "Day", cell: ({ when }) => when },
        { head: "School", cell: ({ school }) => school },
        { head: "Why", cell: ({ reason, by }) => `${reason} (${by})` },
        {
          head: "Take back",
          cell: ({ day, schoolId, when, school, mayTakeBack }) =>
            mayTakeBack ? (
              <form method="post">
                <ActingFor viewer={viewer} />
                <input type="hidden" name="day" value={day} />
                <input type="hidden" name="schoolId" value={schoolId} />
                <Button
                  name="intent"
                  value="take-back"
                  kind="quiet"
                  aria-label={`Let it take place: ${when}, ${school}`}
                >
                  Let it take place
                </Button>
              </form>
            ) : (
              "Past"
            ),
        },
      ]}
    />
  )
}
