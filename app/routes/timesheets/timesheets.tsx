import { useLoaderData } from "@remix-run/react"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { Tag } from "#app/components/tag.tsx"
import { can } from "#app/features/auth/policy/can.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import { timeTabs } from "#app/features/staffing/time/time-tabs.ts"
import { listTimesheets } from "#app/features/staffing/time/timesheet-list.server.ts"
import { forSchool } from "#app/server/acting-school.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Timesheets")

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const { school } = forSchool(actor)
  if (!can(actor, "see-timesheets")) throw forbidden("Timesheets are for the staff of a school.")
  const { timesheets, older } = await listTimesheets(tx, school.id, url.searchParams.get("at"))
  return {
    rows: timesheets.map(({ month, isSupplier, supplierName, ...one }) => ({
      ...one,
      month: monthName(month),
      from: isSupplier ? "Sent by your school" : supplierName,
    })),
    tabs: timeTabs(actor, "/timesheets"),
    newest: url.searchParams.has("at") ? "/timesheets" : null,
    older: older && `/timesheets?at=${older}`,
  }
})

export default function Timesheets() {
  const { viewer, tabs, rows, newest, older } = useLoaderData<typeof loader>()
  return (
    <Page viewer={viewer} section="sharing" title="Timesheets" caption={viewer.school?.name} width="wide">
      <TabsAsLinks label="How time is made good" tabs={tabs} />
      {rows.length > 0 ? (
        <>
          <Table
            caption="Timesheets, the latest month first"
            captionHidden
            rows={rows}
            rowKey={(row) => row.id}
            onPhones="stack"
            columns={[
              { head: "What", cell: (row) => <a href={`/timesheets/${row.id}`}>{row.title}</a> },
              { head: "Month", cell: (row) => row.month },
              { head: "From", cell: (row) => row.from },
              { head: "Lines", cell: (row) => row.lines, numeric: true },
              {
                head: "Stands",
                cell: (row) => (
                  <>
                    {row.waiting > 0 && <Tag tone="active">{`${row.waiting} to confirm`}</Tag>}{" "}
                    {row.disputed > 0 && <Tag tone="attention">{`${row.disputed} disputed`}</Tag>}
                    {row.waiting + row.disputed === 0 && <Tag tone="good">Agreed</Tag>}
                  </>
                ),
              },
            ]}
          />
          <OlderNewer newer={newest} older={older} what="timesheets" newerText="Latest" />
        </>
      ) : (
        <EmptyState title="No timesheets yet">
          When a school that lends you somebody says how much time it was, it stands here for your school to
          confirm.
        </EmptyState>
      )}
    </Page>
  )
}
