import { Button } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

type Coordinator = { personId: string; name: string; email: string; schools: string; isViewer: boolean }

/** Who runs a group, with the button that ends their part; the last one has none. */
export function CoordinatorTable({ coordinators, viewer }: { coordinators: Coordinator[]; viewer: Viewer }) {
  const alone = coordinators.length === 1
  return (
    <Table
      caption="Coordinators now"
      captionHidden
      onPhones="stack"
      columns={[
        { head: "Name", cell: (person) => person.name },
        { head: "Schools", cell: (person) => person.schools || "None of the group" },
        { head: "Email", cell: (person) => <a href={`mailto:${person.email}`}>{person.email}</a> },
        {
          head: "Change",
          cell: (person) =>
            alone ? (
              "A group keeps one"
            ) : (
              <form method="post">
                <ActingFor viewer={viewer} />
                <input type="hidden" name="personId" value={person.personId} />
                <Button kind="quiet" name="intent" value="end">
                  {person.isViewer ? "Stop coordinating" : "End"}
                  <span className="govuk-visually-hidden">: {person.name}</span>
                </Button>
              </form>
            ),
        },
      ]}
      rows={coordinators}
      rowKey={(person) => person.personId}
    />
  )
}
