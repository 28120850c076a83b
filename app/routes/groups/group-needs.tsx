import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { DemandFigure } from "#app/features/expertise/demand/demand-figure.tsx"
import { needsOfGroup } from "#app/features/expertise/demand/demand-queries.server.ts"
import { demandView } from "#app/features/expertise/demand/demand-view.ts"
import { GroupTabs } from "#app/features/groups/showing/group-tabs.tsx"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { group: { name: string } } }) =>
  pageTitle(data ? `Needs added up: ${data.group.name}` : "Needs added up")

export const loader = pageLoader(async (visit) => {
  const { tx, actor, now } = visit
  const group = await groupOfPage(visit)
  if (!can(actor, "see-group", group)) throw notFound()
  const needs = await needsOfGroup(tx, { groupId: group.id, today: civilDateOf(now) })
  return {
    group: { id: group.id, name: group.name },
    ...demandView(needs, { groupId: group.id, ownSchoolId: actor.school?.id ?? null }),
    may: {
      coordinate: can(actor, "change-group-settings", group),
      watch: can(actor, "see-radar", group),
      draft: can(actor, "draft-post"),
      post: can(actor, "post-to-groups"),
    },
  }
})

export default function GroupNeeds() {
  const { viewer, group, together, alone, may } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="groups"
      width="wide"
      title="Needs added up"
      caption={group.name}
      back={{ href: `/groups/${group.id}`, text: group.name }}
      actions={
        may.post && (
          <ButtonLink href="/sharing/needs/new" kind="secondary">
            Say what you need
          </ButtonLink>
        )
      }
    >
      <GroupTabs
        groupId={group.id}
        current="needs"
        coordinates={may.coordinate}
        watchesContracts={may.watch}
      />
      {together.length === 0 && (
        <EmptyState
          title="No two schools need the same specialist yet"
          action={may.post && <ButtonLink href="/sharing/needs/new">Say what you need</ButtonLink>}
        >
          When several schools of the group post a need in the same subject, this page adds their days up:
          what none of them could afford alone may be a post for all.
        </EmptyState>
      )}
      {together.map((demand) => (
        <section key={demand.subject} aria-label={demand.subject}>
          <h2 className="govuk-heading-m">{demand.subject}</h2>
          <DemandFigure demand={demand} />
          {may.draft && (
            <p className="kith-no-print">
              <ButtonLink href={demand.draft}>
                Draft a shared post <span className="govuk-visually-hidden">for {demand.subject}</span>
              </ButtonLink>
            </p>
          )}
        </section>
      ))}
      {alone.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Needed by one school</h2>
          <ul className="govuk-list govuk-list--bullet">
            {alone.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
