import { useLoaderData } from "@remix-run/react"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { momentView } from "#app/core/from-now.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { actInWords } from "#app/features/groups/showing/group-history.ts"
import { groupHistory } from "#app/features/groups/showing/group-history-queries.server.ts"
import { GroupTabs } from "#app/features/groups/showing/group-tabs.tsx"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("History of the group")

export const loader = pageLoader(async (visit) => {
  const { tx, actor, url, now } = visit
  const { id, name } = await groupOfPage(visit)
  if (!can(actor, "change-group-settings", { id }))
    throw forbidden("Only the group's coordinators see its history.")
  const { entries, older } = await groupHistory(tx, id, url.searchParams.get("before"))
  return {
    group: { id, name },
    older: older && `/groups/${id}/history?before=${older}`,
    newest: url.searchParams.has("before") ? `/groups/${id}/history` : null,
    entries: entries.map(({ id, happenedAt, personName, ...entry }) => ({
      id,
      when: momentView(happenedAt, now),
      what: `${personName} ${actInWords(entry)}`,
    })),
  }
})

export default function GroupHistory() {
  const { viewer, group, entries, older, newest } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="groups"
      width="wide"
      title={group.name}
      back={{ href: "/groups", text: "Groups" }}
    >
      <GroupTabs groupId={group.id} current="history" coordinates />
      {entries.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          <p>Who founded the group, who joined and left, and what was changed will stand here.</p>
        </EmptyState>
      ) : (
        <Table
          caption="What happened, newest first"
          captionHidden
          onPhones="stack"
          columns={[
            { head: "What", cell: (entry) => entry.what },
            { head: "When", cell: (entry) => <Moment moment={entry.when} /> },
          ]}
          rows={entries}
          rowKey={(entry) => entry.id}
        />
      )}
      <OlderNewer newer={newest} newerText="Newest" older={older} what="entries" />
    </Page>
  )
}
