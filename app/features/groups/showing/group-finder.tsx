import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Table } from "#app/components/list/table.tsx"

export type FoundGroups = {
  typed: string
  groups: { id: string; name: string; kind: string; schools: string; mine: boolean }[]
  next: string | null
}

/** Looks for a group to join by its name. */
export function GroupFinder({ found }: { found: FoundGroups | null }) {
  return (
    <>
      <search>
        <form method="get">
          <TextField name="q" label="Find a group by its name" value={found?.typed} width={30} />
          <Button kind="secondary">Find groups</Button>
        </form>
      </search>
      {found && found.groups.length === 0 && (
        <p>No group has all of these words in its name. Try fewer words, or found it.</p>
      )}
      {found && found.groups.length > 0 && (
        <>
          <Table
            caption="Groups found"
            onPhones="stack"
            columns={[
              { head: "Group", cell: (group) => <a href={`/groups/${group.id}`}>{group.name}</a> },
              { head: "Kind", cell: (group) => group.kind },
              { head: "Schools", cell: (group) => group.schools },
              {
                head: "Yours",
                cell: (group) => (group.mine ? "Your school is in it" : "You can ask to join"),
              },
            ]}
            rows={found.groups}
            rowKey={(group) => group.id}
          />
          <OlderNewer older={found.next} olderText="More" what="groups" />
        </>
      )}
    </>
  )
}
