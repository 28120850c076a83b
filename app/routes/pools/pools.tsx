import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Filters } from "#app/components/list/filters.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { NoGroupYet } from "#app/features/groups/showing/no-group-yet.tsx"
import { listPools } from "#app/features/purchasing/showing/pool-list-queries.server.ts"
import { shelfOf, shelves } from "#app/features/purchasing/showing/pool-shelves.ts"
import { presentRow } from "#app/features/purchasing/showing/present-pool-list.server.ts"
import { PoolRows } from "#app/features/purchasing/views/pool-rows.tsx"
import { type PoolSearch, readSearch, searchHref } from "#app/routes/pools/pool-search.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Pools")

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const search = readSearch(url.searchParams)
  const shelf = shelfOf(search.show)
  const page = await listPools(
    tx,
    actor,
    {
      states: shelf.states,
      order: shelf.order,
      groupId: search.group || undefined,
      answer: search.answer || undefined,
      words: search.words || undefined,
    },
    url.searchParams.get("from"),
  )
  return {
    search,
    shelf: shelf.key,
    rows: page.pools.map((pool) => presentRow(pool, actor, now)),
    next: page.next && searchHref(search, { from: page.next }),
    previous: page.previous && searchHref(search, { from: page.previous }),
    mayStart: can(actor, "create-pool"),
  }
})

export default function Pools() {
  const { viewer, search, shelf, rows, next, previous, mayStart } = useLoaderData<typeof loader>()
  const isNarrowed = search.words !== "" || search.group !== "" || search.answer !== ""
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Pools"
      width="wide"
      actions={mayStart && <ButtonLink href="/pools/new">Start a pool</ButtonLink>}
    >
      <TabsAsLinks
        label="Pools by how far they have come"
        tabs={shelves.map(({ key, text }) => ({
          href: searchHref(search, { show: key }),
          text,
          current: key === shelf,
        }))}
      />
      <Details summary="Narrow down the list" open={isNarrowed}>
        <Filters what="pools" clear={isNarrowed ? searchHref({ show: search.show }) : null}>
          {shelf !== "open" && <input type="hidden" name="show" value={shelf} />}
          <TextField name="words" label="Title or supplier" value={search.words} width={20} />
          {viewer.groups.length > 1 && (
            <SelectField
              name="group"
              label="Group"
              emptyText="All groups"
              value={search.group}
              options={viewer.groups.map((group) => ({ value: group.id, text: group.name }))}
            />
          )}
          {viewer.school && shelf !== "drafts" && (
            <SelectField
              name="answer"
              label="Our answer"
              emptyText="Any"
              value={search.answer}
              options={[
                { value: "unanswered", text: shelf === "open" ? "Not answered yet" : "We took no part" },
                { value: "joined", text: "We are in" },
              ]}
            />
          )}
        </Filters>
      </Details>
      {rows.length > 0 ? (
        <PoolRows rows={rows} />
      ) : (
        <NothingHere
          search={search}
          isNarrowed={isNarrowed}
          mayStart={mayStart}
          isInGroup={groupIdsOf(viewer).length > 0}
        />
      )}
      <OlderNewer newer={previous} older={next} what="pools" newerText="Previous" olderText="Next" />
    </Page>
  )
}

type NothingProps = { search: PoolSearch; isNarrowed: boolean; mayStart: boolean; isInGroup: boolean }

function NothingHere({ search, isNarrowed, mayStart, isInGroup }: NothingProps) {
  const { empty } = shelfOf(search.show)
  if (isNarrowed)
    return (
      <EmptyState
        title="No pool matches"
        action={<ButtonLink href={searchHref({ show: search.show })}>Show all of them</ButtonLink>}
      >
        Try fewer words, another group, or another tab.
      </EmptyState>
    )
  if (!isInGroup) return <NoGroupYet />
  return (
    <EmptyState
      title={empty.title}
      action={mayStart && <ButtonLink href="/pools/new">Start a pool</ButtonLink>}
    >
      {empty.next} {mayStart && empty.start}
    </EmptyState>
  )
}
