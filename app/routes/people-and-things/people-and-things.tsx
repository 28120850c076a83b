import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
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

const LONGEST_WORDS = 100

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const kind = resourceKinds.find((kind) => kind === url.searchParams.get("kind")) ?? null
  const words = (url.searchParams.get("words") ?? "").replaceAll("\0", " ").trim().slice(0, LONGEST_WORDS)
  const page = await resourcesOffered(tx, {
    groupIds: groupIdsOf(actor),
    schoolId: actor.school?.id ?? null,
    ...{ kind, words },
    cursor: url.searchParams.get("after"),
  })
  const asked = { ...(words ? { words } : {}), ...(kind ? { kind } : {}) }
  const more = page.further && new URLSearchParams({ ...asked, after: page.further })
  return {
    ...{ kind, words },
    rows: page.resources.map(resourceRow),
    further: more && `/people-and-things?${more}`,
    mayBook: can(actor, "ask-for-booking"),
  }
})

export default function PeopleAndThings() {
  const { viewer, kind, words, rows, further, mayBook } = useLoaderData<typeof loader>()
  const isNarrowed = kind !== null || words !== ""
  return (
    <Page viewer={viewer} section="people" title="To book" caption={viewer.school?.name} width="wide">
      <PeopleTabs current="/people-and-things" />
      <Filters what="people and things" clear={isNarrowed ? "/people-and-things" : null}>
        <TextField name="words" label="Words" value={words} width={20} />
        <SelectField
          name="kind"
          label="What"
          value={kind ?? ""}
          emptyText="People and things"
          options={resourceKinds.map((value) => ({ value, text: resourceKindNames[value] }))}
        />
      </Filters>
      {rows.length > 0 && <ResourceCards rows={rows} />}
      {rows.length === 0 && isNarrowed && (
        <EmptyState
          title="Nobody and nothing fits"
          action={mayBook && <ButtonLink href="/bookings/new">Ask for a kind of specialist</ButtonLink>}
        >
          Try fewer words. You can also ask a school, or a whole group, for a kind of specialist: whoever has
          one says who it will be.
        </EmptyState>
      )}
      {rows.length === 0 && !isNarrowed && (
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
