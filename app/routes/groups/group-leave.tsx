import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { leaveGroup } from "#app/features/groups/leaving/leave-group.server.ts"
import { whatLeavingMeets } from "#app/features/groups/leaving/leaving-group.server.ts"
import { leavingConsequences } from "#app/features/groups/leaving/leaving-words.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { refuseField } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Leave the group")

const whoMay = "Only a member school's head or business manager can take it out of the group."

export const loader = pageLoader(async (visit) => {
  const { tx, actor } = visit
  const { school } = forSchool(actor)
  const group = await groupOfPage(visit)
  if (!can(actor, "see-group", group)) throw notFound()
  if (!can(actor, "leave-group", group)) throw forbidden(whoMay)
  const leaving = await whatLeavingMeets(tx, school.id, group.id)
  return {
    group: { id: group.id, name: group.name },
    held: leaving.holding.length > 0 || leaving.leavesNobody,
    leavesNobody: leaving.leavesNobody,
    holding: leaving.holding,
    consequences: leavingConsequences(school.name, group.name, leaving),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const group = await groupOfPage(visit)
  const outcome = await leaveGroup(tx, forSchool(actor), context, group)
  switch (outcome.kind) {
    case "left":
    case "not-a-member":
      return redirect("/groups?done=left")
    case "held":
      return refuseField(form, "", "Your school cannot leave yet: see below what to settle first")
    case "not-allowed":
      throw forbidden(whoMay)
  }
})

export default function LeaveGroup() {
  const { viewer, group, held, leavesNobody, holding, consequences } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const page = {
    ...{
      viewer,
      section: "groups" as const,
      title: `Leave ${group.name}`,
      caption: viewer.school?.name,
      faults,
    },
    back: { href: `/groups/${group.id}`, text: group.name },
  }
  if (!held)
    return (
      <ConfirmPage
        {...page}
        consequences={consequences}
        confirm="Leave the group"
        cancel={{ href: `/groups/${group.id}`, text: "Stay in the group" }}
      >
        <ActingFor viewer={viewer} />
      </ConfirmPage>
    )
  return (
    <Page {...page}>
      <p>Before {viewer.school?.name} can leave:</p>
      <ul className="govuk-list govuk-list--bullet">
        {holding.map(({ id, title, holds }) => (
          <li key={id}>
            {holds === "committed"
              ? "withdraw from, or wait for the end of, "
              : "cancel, or wait for the end of, "}
            <a href={`/pools/${id}`}>{title}</a>
          </li>
        ))}
        {leavesNobody && (
          <li>
            <a href={`/groups/${group.id}/coordinators`}>name a coordinator</a> of another school, because a
            group always keeps one
          </li>
        )}
      </ul>
      <ButtonLink kind="secondary" href={`/groups/${group.id}`}>
        Stay in the group
      </ButtonLink>
    </Page>
  )
}
