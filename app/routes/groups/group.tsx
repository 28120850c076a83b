import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { AdmissionCards } from "#app/features/groups/admissions/admission-cards.tsx"
import { AskToJoin } from "#app/features/groups/admissions/ask-to-join.tsx"
import { askToJoinForm } from "#app/features/groups/admissions/ask-to-join-form.ts"
import { askToJoinGroup } from "#app/features/groups/admissions/ask-to-join-group.server.ts"
import { CoordinatorList } from "#app/features/groups/coordinators/coordinator-list.tsx"
import { takeUpGroup } from "#app/features/groups/coordinators/take-up-group.server.ts"
import { TakeUpGroup } from "#app/features/groups/coordinators/take-up-group.tsx"
import { GroupTabs } from "#app/features/groups/showing/group-tabs.tsx"
import { groupView } from "#app/features/groups/showing/group-view.server.ts"
import { MemberTable } from "#app/features/groups/showing/member-table.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerAdmissionForm } from "#app/server/doors/answer-admission-form.server.ts"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { group: { name: string } } }) =>
  pageTitle(data?.group.name ?? "Group")

const DONE: Record<string, string> = {
  founded: "The group is founded. Invite other schools next.",
  invited: "The invitations are on their way.",
  asked: "Your school has asked to join. You get a letter when a coordinator has answered.",
  accept: "Accepted: the school is now a member.",
  decline: "Declined. The other side has been told.",
  withdraw: "Withdrawn.",
  "taken-up": "You now coordinate the group.",
  settings: "The settings are saved.",
}

export const loader = pageLoader(async (visit) => {
  const { tx, actor, url } = visit
  const group = await groupOfPage(visit)
  return {
    done: wordsFor(DONE, url.searchParams.get("done")),
    requestId: crypto.randomUUID(),
    group: await groupView(tx, actor, group, url.searchParams.get("after")),
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  const intent = form.get("intent")
  if (intent === "ask") return ask(visit, form)
  return intent === "take-up" ? takeUp(visit, form) : answerAdmissionForm(visit, form)
})

async function ask(visit: Visit, form: FormData) {
  const { tx, actor, context } = visit
  requireSameSchool(form, actor)
  const group = await groupOfPage(visit)
  const parsed = parseForm(askToJoinForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await askToJoinGroup(tx, forSchool(actor), context, group, parsed.value)
  switch (outcome.kind) {
    case "asked":
      return redirect(`/groups/${group.id}?done=asked`)
    case "invited-already":
      return refuseField(form, "", "The group has invited your school: accept the invitation instead")
    case "form-spent":
      return refuseSpentForm(form)
    case "nobody-there":
      return refuseField(form, "", "All schools have left this group, so nobody can let yours in")
    case "not-allowed":
      throw forbidden("Only a head or business manager of a school that is not in the group can ask to join.")
  }
}

async function takeUp(visit: Visit, form: FormData) {
  const { tx, actor, context } = visit
  requireSameSchool(form, actor)
  const group = await groupOfPage(visit)
  const outcome = await takeUpGroup(tx, forSchool(actor), context, group)
  if (outcome.kind === "not-allowed")
    throw forbidden("Only a head or business manager of a school in the group can take it up.")
  if (outcome.kind === "led") return refuseField(form, "", `${outcome.by} coordinates this group`)
  return redirect(`/groups/${group.id}?done=taken-up`)
}

export default function Group() {
  const { viewer, done, requestId, group } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const { members, may } = group
  return (
    <Page
      viewer={viewer}
      section="groups"
      width="wide"
      title={group.name}
      caption={group.about}
      back={{ href: "/groups", text: "Groups" }}
      faults={faults}
      actions={may.invite && <ButtonLink href={`/groups/${group.id}/invite`}>Invite schools</ButtonLink>}
    >
      {done && <Banner kind="success" title={done} />}
      {group.ended && <Banner kind="notice" title="All schools have left this group. Its history stays." />}
      {group.inside && (
        <GroupTabs
          groupId={group.id}
          current="schools"
          coordinates={may.settings}
          watchesContracts={can(viewer, "see-radar", group)}
        />
      )}
      {group.description.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Waiting heading="Your school and this group" admissions={group.mine} viewer={viewer} />
      <Waiting heading="Schools that ask to join" admissions={group.requests} viewer={viewer} />
      {may.ask && (
        <section aria-labelledby="ask">
          <h2 id="ask" className="govuk-heading-m">
            Ask to join
          </h2>
          <AskToJoin viewer={viewer} requestId={requestId} faults={faults} />
        </section>
      )}
      {members && (
        <>
          <h2 className="govuk-heading-m">Schools</h2>
          <MemberTable {...members} />
          <h2 className="govuk-heading-m">Coordinators</h2>
          <CoordinatorList coordinators={group.coordinators} />
          {group.unled && <TakeUpGroup viewer={viewer} may={group.mayTakeUp} />}
        </>
      )}
      <Waiting heading="Invited, not answered yet" admissions={group.invitations} viewer={viewer} />
      <p>
        {group.founded}.{group.twoFactor && " People who handle money need two-step sign-in here."}{" "}
        {may.leave && <a href={`/groups/${group.id}/leave`}>Leave the group</a>}
      </p>
    </Page>
  )
}

function Waiting({ heading, ...cards }: { heading: string } & Parameters<typeof AdmissionCards>[0]) {
  if (cards.admissions.length === 0) return null
  const id = heading.toLowerCase().replaceAll(/[^a-z]+/g, "-")
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="govuk-heading-m">
        {heading}
      </h2>
      <AdmissionCards {...cards} />
    </section>
  )
}
