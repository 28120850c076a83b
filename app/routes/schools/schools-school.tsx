import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { formatShortDate } from "#app/core/civil-time.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import { LeaderList } from "#app/features/groups/coordinators/leader-list.tsx"
import { groupKindLabel } from "#app/features/groups/founding/group-kinds.ts"
import { leadingRoles } from "#app/features/groups/people/role-names.ts"
import { rolesAt } from "#app/features/groups/people/role-queries.server.ts"
import { isUrn } from "#app/features/groups/register/search-words.ts"
import { registerRows } from "#app/features/groups/schools/own-school-view.server.ts"
import { groupsSharedWith, schoolDetails } from "#app/features/groups/schools/school-queries.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { name: string } }) => pageTitle(data?.name ?? "School")

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const school = isUrn(params.urn ?? "") ? await schoolDetails(tx, { urn: Number(params.urn) }) : null
  if (!school) throw notFound()
  // Row-level security leaves out the groups and people of schools that share no group with the viewer.
  const groups = await groupsSharedWith(tx, school.id)
  const known = groups.length > 0 || school.id === actor.school?.id
  const people = known ? await rolesAt(tx, school.id) : []
  return {
    name: school.name,
    own: school.id === actor.school?.id,
    details: registerRows(school),
    onKith: school.joinedAt !== null,
    closed: school.closedOn && formatShortDate(school.closedOn),
    groups: groups.map((group) => ({ ...group, kind: groupKindLabel(group.kind) })),
    contacts: people
      .filter(({ role }) => leadingRoles.includes(role))
      .map(({ name, role, email }): { name: string; role: SchoolRole; email: string } => ({
        name,
        role,
        email,
      })),
  }
})

export default function OtherSchool() {
  const { viewer, name, own, details, onKith, closed, groups, contacts } = useLoaderData<typeof loader>()
  return (
    <Page viewer={viewer} section={own ? "school" : "groups"} title={name} caption="School">
      {closed && <Banner kind="notice" title={`This school closed on ${closed}.`} />}
      {!closed && !onKith && (
        <Banner kind="notice" title="Nobody of this school uses Kith yet.">
          <p>
            A coordinator can still invite it to a group: it finds the invitation when its first person joins.
          </p>
        </Banner>
      )}
      <SummaryList rows={details} />
      {groups.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{own ? "Groups" : "Groups you share"}</h2>
          <ul className="govuk-list govuk-list--bullet">
            {groups.map((group) => (
              <li key={group.id}>
                <a href={`/groups/${group.id}`}>{group.name}</a>, {group.kind.toLowerCase()}
              </li>
            ))}
          </ul>
        </>
      )}
      {contacts.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Whom to ask</h2>
          <LeaderList leaders={contacts} />
        </>
      )}
      {groups.length === 0 && !own && onKith && (
        <p>You share no group with this school, so you see only what the register of schools says of it.</p>
      )}
    </Page>
  )
}
