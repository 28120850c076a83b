import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Filters } from "#app/components/list/filters.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { resourceKinds } from "#app/features/staffing/bookings/resource.ts"
import { resourcesOffered } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { resourceRow } from "#app/features/staffing/bookings/resource-view.ts"
import { resourceKindNames } from "#app/features/staffing/bookings/resource-words.ts"
import { PeopleTabs } from "#app/features/staffing/bookings/views/people-tabs.tsx"
import { ResourceCards } from "#app/features/staffing/bookings/views/resource-cards.tsx"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("People and things to book")

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const kind = resourceKinds.find((kind) => kind === url.searchParams.get("kind")) ?? null
  const page = await resourcesOffered(tx, {
    groupIds: groupIdsOf(actor),
    schoolId: actor.school?.id ?? null,
    kind,
    cursor: url.searchParams.get("after"),
  })
  const more = page.further && new URLSearchParams({ ...(kind ? { kind } : {}), after: page.further })
  return {
    kind,
    rows: page.resources.map(resourceRow),
    further: more && `/people-and-things?${more}`,
    mayBook: can(actor, "ask-for-booking"),
  }
})

export default function PeopleAndThings() {
  const { viewer, kind, rows, further, mayBook } = useLoaderData<typeof loader>()
  return (
    <Page viewer={viewer} section="people" title="To book" caption={viewer.school?.name} width="wide">
      <PeopleTabs current="/people-and-things" />
      <Filters what="people and things" clear={kind && "/people-and-things"}>
        <SelectField
          name="kind"
          label="What"
          value={kind ?? ""}
          emptyText="People and things"
          options={resourceKinds.map((value) => ({ value, text: resourceKindNames[value] }))}
        />
      </Filters>
      {rows.length > 0 ? (
        <ResourceCards rows={rows} />
      ) : (
        <EmptyState
          title="Nothing to book yet"
          action={mayBook && <ButtonLink href="/people-and-things/new">Share something</ButtonLink>}
        >
          Specialists, rooms and minibuses that schools of your groups share stand here.
        </EmptyState>
      )}
      <OlderNewer older={further} olderText="More" what="people and things" />
    </Page>
  )
}
