import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Table } from "#app/components/list/table.tsx"

type Member = {
  urn: number
  name: string
  phase: string
  numberOnRoll: string
  localAuthority: string
  since: string
}

/** The schools of a group. */
export function MemberTable({ schools, next }: { schools: Member[]; next: string | null }) {
  return (
    <>
      <Table
        caption="Member schools"
        captionHidden
        onPhones="stack"
        columns={[
          { head: "School", cell: (school) => <a href={`/schools/${school.urn}`}>{school.name}</a> },
          { head: "Phase", cell: (school) => school.phase },
          { head: "Number on roll", cell: (school) => school.numberOnRoll, numeric: true },
          { head: "Local authority", cell: (school) => school.localAuthority },
          { head: "In the group since", cell: (school) => school.since },
        ]}
        rows={schools}
        rowKey={(school) => String(school.urn)}
      />
      <OlderNewer older={next} olderText="More" what="member schools" />
    </>
  )
}
