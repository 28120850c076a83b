import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { readNameCursor } from "#app/core/cursor.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { AdmissionCards } from "#app/features/groups/admissions/admission-cards.tsx"
import {
  admissionsAsked,
  admissionsConcerning,
} from "#app/features/groups/admissions/admission-queries.server.ts"
import { admissionToGroup } from "#app/features/groups/admissions/admission-view.ts"
import { groupKindLabel, schoolsCounted } from "#app/features/groups/founding/group-kinds.ts"
import { searchWords } from "#app/features/groups/register/search-words.ts"
import { GroupFinder } from "#app/features/groups/showing/group-finder.tsx"
import { GroupList } from "#app/features/groups/showing/group-list.tsx"
import { findGroups, groupsOf } from "#app/features/groups/showing/group-queries.server.ts"
import { answerAdmissionForm } from "#app/server/doors/answer-admission-form.server.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Groups")

export const loader = pageLoader(async (visit) => {
  const { tx, actor } = visit
  const asked = await admissionsAsked(tx, actor)
  const admissions = await admissionsConcerning(tx, actor)
  return {
    left: visit.url.searchParams.get("done") === "left",
    groups: (await groupsOf(tx, actor)).map(({ id, name, kind, schools }) => ({
      ...{ id, name, about: `${groupKindLabel(kind)}, ${schoolsCounted(schools)}` },
      coordinated: actor.coordinates.some((group) => group.id === id),
      waiting: waits(asked.filter(({ groupId }) => groupId === id).length),
    })),
    admissions: admissions.map((admission) => admissionToGroup(actor, admission)),
    mayFound: can(actor, "found-group"),
    found: await foundGroups(visit),
  }
})

const waits = (requests: number) =>
  requests === 0 ? null : `${schoolsCounted(requests)} ${requests === 1 ? "waits" : "wait"} for an answer`

async function foundGroups({ tx, actor, url }: Visit) {
  const typed = url.searchParams.get("q")
  const words = typed ? searchWords(typed) : null
  if (!typed || !words) return null
  const { groups, next } = await findGroups(tx, words, readNameCursor(url.searchParams.get("after")))
  return {
    typed,
    groups: groups.map(({ id, name, kind, schools }) => ({
      ...{ id, name, kind: groupKindLabel(kind), schools: schoolsCounted(schools) },
      mine: isMine(actor, id),
    })),
    next: next && `/groups?${new URLSearchParams({ q: typed, after: next })}`,
  }
}

const isMine = (actor: Actor, id: string) => groupIdsOf(actor).includes(id)

export const action = pageAction(async (visit) => answerAdmissionForm(visit, await visit.request.formData()))

export default function Groups() {
  const { viewer, left, groups, admissions, mayFound, found } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="groups"
      width="wide"
      title="Groups"
      faults={faults}
      actions={mayFound && <ButtonLink href="/groups/new">Found a group</ButtonLink>}
    >
      {left && <Banner kind="success" title="Your school has left the group." />}
      {groups.length > 0 ? (
        <GroupList groups={groups} />
      ) : (
        <EmptyState title="Your school is in no group yet">
          <p>
            Schools buy together in groups. Find one below and ask to join, or found one and invite others.
          </p>
        </EmptyState>
      )}
      {admissions.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting" className="govuk-heading-m">
            Waiting for an answer
          </h2>
          <AdmissionCards admissions={admissions} viewer={viewer} />
        </section>
      )}
      <section aria-labelledby="others">
        <h2 id="others" className="govuk-heading-m">
          {groups.length > 0 ? "Join another group" : "Join a group"}
        </h2>
        <GroupFinder found={found} />
      </section>
    </Page>
  )
}
