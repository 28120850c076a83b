import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { resourcesOfSchool } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { resourceRow } from "#app/features/staffing/bookings/resource-view.ts"
import { PeopleTabs } from "#app/features/staffing/bookings/views/people-tabs.tsx"
import { ResourceCards } from "#app/features/staffing/bookings/views/resource-cards.tsx"
import { forSchool } from "#app/server/acting-school.server.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("What we share")

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const { school } = forSchool(actor)
  const page = await resourcesOfSchool(tx, { schoolId: school.id, cursor: url.searchParams.get("after") })
  return {
    rows: page.resources.map(resourceRow),
    further: page.further && `/people-and-things/own?${new URLSearchParams({ after: page.further })}`,
    mayList: can(actor, "list-resource"),
  }
})

export default function OwnPeopleAndThings() {
  const { viewer, rows, further, mayList } = useLoaderData<typeof loader>()
  const share = mayList && <ButtonLink href="/people-and-things/new">Share somebody or something</ButtonLink>
  return (
    <Page viewer={viewer} section="people" title="What we share" caption={viewer.school?.name} width="wide">
      <PeopleTabs current="/people-and-things/own" />
      {rows.length > 0 ? (
        <>
          {share && <p>{share}</p>}
          <ResourceCards rows={rows} />
        </>
      ) : (
        <EmptyState title="Your school shares nobody and nothing yet" action={share}>
          A therapist with a free afternoon, a hall that stands empty on Fridays, a kiln: list it once, and
          the schools of your groups can ask for its time.
        </EmptyState>
      )}
      <OlderNewer older={further} olderText="More" what="people and things" />
    </Page>
  )
}
