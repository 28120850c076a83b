import { Table } from "#app/components/list/table.tsx"

export type PersonRow = {
  roleId: string
  name: string
  email: string
  role: string
  since: string
  /** null: the viewer may not end it. */
  endHref: string | null
}

/** Everybody's roles at one's own school. */
export function PeopleTable({ people }: { people: PersonRow[] }) {
  return (
    <Table
      caption="People and roles"
      captionHidden
      onPhones="stack"
      columns={[
        { head: "Name", cell: (person) => person.name },
        { head: "Role", cell: (person) => person.role },
        { head: "Email", cell: (person) => <a href={`mailto:${person.email}`}>{person.email}</a> },
        { head: "Since", cell: (person) => person.since },
        {
          head: "Change",
          cell: (person) =>
            person.endHref ? (
              <a href={person.endHref}>
                End role
                <span className="govuk-visually-hidden">
                  : {person.name}, {person.role}
                </span>
              </a>
            ) : (
              "Only a head can"
            ),
        },
      ]}
      rows={people}
      rowKey={(person) => person.roleId}
    />
  )
}
