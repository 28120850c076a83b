import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Table } from "#app/components/list/table.tsx"

export type FoundSchool = {
  urn: number
  name: string
  phase: string
  numberOnRoll: string
  localAuthority: string
  postcode: string
  href: string
}

/** Schools of the register that fit what somebody typed. */
export function FoundSchools({ schools, next }: { schools: FoundSchool[]; next: string | null }) {
  return (
    <>
      <Table
        caption="Schools found"
        onPhones="stack"
        columns={[
          { head: "School", cell: (school) => <a href={school.href}>{school.name}</a> },
          { head: "Phase", cell: (school) => school.phase },
          { head: "Number on roll", cell: (school) => school.numberOnRoll, numeric: true },
          { head: "Local authority", cell: (school) => school.localAuthority },
          { head: "Postcode", cell: (school) => school.postcode },
          { head: "URN", cell: (school) => school.urn },
        ]}
        rows={schools}
        rowKey={(school) => String(school.urn)}
      />
      <OlderNewer older={next} olderText="More" what="schools" />
    </>
  )
}
