import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readLimit } from "#app/features/staffing/hours/change-limit.server.ts"
import { listHours, readGroupHours } from "#app/features/staffing/hours/hours-queries.server.ts"
import { HoursTable } from "#app/features/staffing/hours/hours-table.tsx"
import { groupHoursRow, hoursRow } from "#app/features/staffing/hours/hours-view.ts"
import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"
import { ownGroupOfPage } from "#app/server/doors/own-group-of-page.server.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { group: { name: string } } }) =>
  pageTitle(data ? `Give and take in ${data.group.name}` : "Give and take")

const DONE = { limit: "The limit is changed." }

export const loader = pageLoader(async (visit) => {
  const { tx, actor, url } = visit
  const { id, name } = await ownGroupOfPage(visit)
  const page = await listHours(tx, { groupId: id }, url.searchParams.get("at"))
  const limit = await readLimit(tx, id)
  const step = (cursor: string | null) => cursor && `/hours/groups/${id}?at=${cursor}`
  return {
    group: { id, name },
    done: wordsFor(DONE, url.searchParams.get("done")),
    limit: limit === null ? null : spokenTime(limit),
    mayLimit: can(actor, "limit-hours", { id }),
    schools: (await readGroupHours(tx, id)).map(groupHoursRow),
    rows: page.entries.map((entry) => hoursRow(entry, null)),
    newer: step(page.newer),
    older: step(page.older),
  }
})

export default function GroupHours() {
  const { viewer, group, done, limit, mayLimit, schools, rows, newer, older } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Give and take"
      caption={group.name}
      width="wide"
      back={{ href: "/hours", text: "Give and take" }}
    >
      {done && <Banner kind="success" title={done} />}
      <p className="govuk-body">
        Schools stand in the order of their names. Who gives depends on who has a pianist, a minibus or a
        spare afternoon, so these figures say who could give next, and nothing about who is generous.
      </p>
      <p className="govuk-body">
        {limit
          ? `A school may be up to ${limit} ahead or behind. Beyond it, help is settled in money or as a gift.`
          : "Nothing limits how far a school may be ahead or behind."}{" "}
        {mayLimit && <a href={`/hours/groups/${group.id}/limit`}>Change the limit</a>}
      </p>
      {schools.length > 0 ? (
        <>
          <Table
            caption="What each school gave and had"
            rows={schools}
            rowKey={(row) => row.schoolId}
            onPhones="stack"
            columns={[
              { head: "School", cell: (row) => row.name },
              { head: "Gave", cell: (row) => row.gave, numeric: true },
              { head: "Had", cell: (row) => row.had, numeric: true },
              { head: "Balance without gifts", cell: (row) => row.balance },
            ]}
          />
          <HoursTable caption="Entries" rows={rows} />
          <OlderNewer newer={newer} older={older} what="entries" />
        </>
      ) : (
        <EmptyState title="No time has been exchanged yet">
          When schools of this group settle a booking in hours or as a gift, it stands here.
        </EmptyState>
      )}
    </Page>
  )
}
