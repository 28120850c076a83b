import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Filters } from "#app/components/list/filters.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { GroupTabs } from "#app/features/groups/showing/group-tabs.tsx"
import { ClusterList } from "#app/features/purchasing/contracts/cluster-list.tsx"
import { draftPoolFromContracts } from "#app/features/purchasing/contracts/draft-pool-from-contracts.server.ts"
import { RadarFigure } from "#app/features/purchasing/contracts/radar-figure.tsx"
import { draftFromRadarForm, readMonths } from "#app/features/purchasing/contracts/radar-form.ts"
import { readContractEnds } from "#app/features/purchasing/contracts/radar-queries.server.ts"
import { radarView } from "#app/features/purchasing/contracts/radar-view.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { group: { name: string } } }) =>
  pageTitle(data ? `What ends when: ${data.group.name}` : "What ends when")

async function watchedGroup(visit: Visit) {
  const group = await groupOfPage(visit)
  if (!can(visit.actor, "see-group", group)) throw notFound()
  if (!can(visit.actor, "see-radar", group))
    throw forbidden(
      "What ends when is for those who handle a member school's money, and for the group's coordinators.",
    )
  return group
}

export const loader = pageLoader(async (visit) => {
  const { tx, actor, url, now } = visit
  const group = await watchedGroup(visit)
  const today = civilDateOf(now)
  const withinMonths = readMonths(url.searchParams.get("months"))
  const ends = await readContractEnds(tx, group.id, today)
  const radar = radarView({ ends, withinMonths, ownSchoolId: actor.school?.id ?? null, today })
  return {
    group: { id: group.id, name: group.name },
    withinMonths,
    ...radar,
    clusters: radar.clusters.map((cluster) => ({ ...cluster, poolId: crypto.randomUUID() })),
    may: { coordinate: can(actor, "change-group-settings", group), draft: can(actor, "create-pool") },
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, now } = visit
  const form = await visit.request.formData()
  const group = await watchedGroup(visit)
  requireSameSchool(form, actor)
  const parsed = parseForm(draftFromRadarForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await draftPoolFromContracts(tx, actor, { ...parsed.value, groupId: group.id, now })
  switch (outcome.kind) {
    case "saved":
      return redirect(`/pools/${outcome.poolId}/edit`)
    case "refused":
      return refuseField(form, "", outcome.sentence)
    case "forbidden":
      throw forbidden(outcome.sentence)
    case "not-found":
      throw notFound()
  }
})

const spans = [1, 2, 3, 4, 6, 9, 12].map((count) => ({
  value: String(count),
  text: count === 1 ? "one month" : `${count} months`,
}))

export default function GroupRadar() {
  const { viewer, group, withinMonths, picture, summary, clusters, ends, may } =
    useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="groups"
      width="wide"
      title="What ends when"
      caption={group.name}
      back={{ href: `/groups/${group.id}`, text: group.name }}
      faults={faults}
      actions={
        viewer.school && (
          <ButtonLink href="/contracts/new" kind="secondary">
            Register a contract
          </ButtonLink>
        )
      }
    >
      <GroupTabs groupId={group.id} current="radar" coordinates={may.coordinate} watchesContracts />
      {ends.length === 0 ? (
        <EmptyState
          title="No contracts are registered yet"
          action={<ButtonLink href="/contracts/new">Register a contract</ButtonLink>}
        >
          Once schools of the group register their contracts, this page shows which of them end close
          together, so that they can be bought together.
        </EmptyState>
      ) : (
        <>
          <p>{summary}</p>
          <RadarFigure picture={picture} summary={summary} ends={ends} />
          <h2 className="govuk-heading-m">What ends close together</h2>
          <Filters what="contracts" clear={null}>
            <SelectField name="months" label="Ends within" value={String(withinMonths)} options={spans} />
          </Filters>
          {clusters.length === 0 && (
            <p>No two schools’ contracts of one category end so close together. Try a longer time.</p>
          )}
          <ClusterList
            clusters={clusters}
            actionFor={({ key, title, ends: inIt }) =>
              may.draft && (
                <form method="post">
                  <ActingFor viewer={viewer} />
                  <input
                    type="hidden"
                    name="poolId"
                    value={clusters.find((cluster) => cluster.key === key)?.poolId}
                  />
                  {inIt.map(({ id }) => (
                    <input key={id} type="hidden" name="contractIds" value={id} />
                  ))}
                  <Button kind="secondary">
                    Draft a pool from these <span className="govuk-visually-hidden">{title}</span>
                  </Button>
                </form>
              )
            }
          />
        </>
      )}
    </Page>
  )
}
