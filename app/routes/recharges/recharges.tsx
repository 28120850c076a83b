import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { Tag } from "#app/components/tag.tsx"
import { can } from "#app/features/auth/policy/can.ts"
import { listArrangements } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import { timeTabs } from "#app/features/staffing/time/time-tabs.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Recharges")

export const loader = pageLoader(async ({ tx, actor }) => {
  const mayArrange = can(actor, "see-recharges")
  const groups = [...actor.groups, ...actor.coordinates].filter(
    (group, at, all) =>
      can(actor, "see-month-end", group) && all.findIndex(({ id }) => id === group.id) === at,
  )
  if (!mayArrange && groups.length === 0)
    throw forbidden(
      "Recharges are for those who handle a school's money: its head, business managers and finance staff.",
    )
  const arrangements = actor.school && mayArrange ? await listArrangements(tx, actor.school.id) : []
  return {
    ...{ mayArrange, arrangements, tabs: timeTabs(actor, "/recharges") },
    groups: groups.map(({ id, name }) => ({ id, name })),
  }
})

export default function Recharges() {
  const { viewer, tabs, mayArrange, arrangements, groups } = useLoaderData<typeof loader>()
  const make = mayArrange && <ButtonLink href="/recharges/new">Recharge somebody's time</ButtonLink>
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Recharges"
      caption={viewer.school?.name}
      width="wide"
      actions={arrangements.length > 0 && make}
    >
      <TabsAsLinks label="How time is made good" tabs={tabs} />
      <p className="govuk-body">
        What your school lends to others and charges for, month by month: you send the time, the other schools
        confirm it, and the month-end issues the invoices.
      </p>
      {arrangements.length > 0 ? (
        <Table
          caption="What your school recharges"
          rows={arrangements}
          rowKey={(row) => row.id}
          onPhones="stack"
          columns={[
            { head: "What", cell: (row) => <a href={`/recharges/${row.id}`}>{row.title}</a> },
            { head: "Group", cell: (row) => row.groupName },
            {
              head: "Ready",
              cell: (row) =>
                row.hasCost && row.hasVat ? (
                  <Tag tone="good">Ready</Tag>
                ) : (
                  <Tag tone="attention">{row.hasCost ? "VAT to choose" : "Cost to enter"}</Tag>
                ),
            },
          ]}
        />
      ) : (
        mayArrange && (
          <EmptyState title="Your school recharges nothing yet" action={make}>
            When other schools book somebody whom your school employs, or a thing that it owns, say here how
            the time is charged.
          </EmptyState>
        )
      )}
      <ul className="govuk-list kith-no-print">
        {groups.map((group) => (
          <li key={group.id}>
            <a href={`/recharges/month-ends/${group.id}`}>Month-end of {group.name}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
