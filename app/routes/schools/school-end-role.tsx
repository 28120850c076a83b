import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { isId } from "#app/core/cursor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { roleName } from "#app/features/auth/role-names.ts"
import { endRole, isLastLeader } from "#app/features/groups/people/end-role.server.ts"
import { groupsLostWith } from "#app/features/groups/people/ending-role.server.ts"
import { rolesAt } from "#app/features/groups/people/role-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { refuseField } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("End a role")

const whoMay =
  "Only the school's head or business manager ends other people's roles, and only a head a head's."
const lastLeader =
  "A school keeps a head or a business manager. Invite another one, and end this role once they have accepted"

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const { school } = forSchool(actor)
  const roles = await rolesAt(tx, school.id)
  const held = roles.find((role) => role.id === params.roleId)
  if (!held) throw notFound()
  const own = held.personId === actor.personId
  const hasHead = roles.some(({ role }) => role === "head")
  if (!own && !can(actor, "manage-roles", { id: school.id, role: held.role, hasHead }))
    throw forbidden(whoMay)
  const onlyRole = roles.filter((role) => role.personId === held.personId).length === 1
  const who = own ? "You" : held.name
  return {
    title: own
      ? `End your role as ${roleName(held.role)}`
      : `End the role of ${held.name} as ${roleName(held.role)}`,
    isLast: isLastLeader(roles, held),
    consequences: [
      onlyRole
        ? `${who} can no longer act for ${school.name}.`
        : `${who} keep${own ? "" : "s"} the other roles at ${school.name}.`,
      ...(await groupsLostWith(tx, held.id)).map(({ name, alone }) => coordinates(who, own, name, alone)),
      "What was done in this role stays on record.",
      ...(own ? [] : [`${held.name} gets a letter that says so.`]),
    ],
  }
})

const coordinates = (who: string, own: boolean, group: string, alone: boolean) =>
  alone
    ? `${who} alone coordinate${own ? "" : "s"} ${group}, and go${own ? "" : "es"} on until another coordinator is named, or a member school takes the group up.`
    : `${who} no longer coordinate${own ? "" : "s"} ${group}.`

export const action = pageAction(async ({ tx, actor, params, request, context }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  if (!isId(params.roleId)) throw notFound()
  const outcome = await endRole(tx, forSchool(actor), context, params.roleId)
  switch (outcome.kind) {
    case "ended":
      return redirect(outcome.leavesSchool ? "/" : "/school?done=role-ended")
    case "last-leader":
      return refuseField(form, "", lastLeader)
    case "not-allowed":
      throw forbidden(whoMay)
    case "not-found":
      throw notFound()
  }
})

export default function EndRole() {
  const { viewer, title, isLast, consequences } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const page = {
    ...{ viewer, section: "school" as const, title, caption: viewer.school?.name, faults },
    back: { href: "/school", text: "Your school" },
  }
  if (isLast)
    return (
      <Page {...page}>
        <p>{lastLeader}.</p>
        <ButtonLink href="/school/invite">Invite somebody</ButtonLink>
      </Page>
    )
  return (
    <ConfirmPage
      {...page}
      consequences={consequences}
      confirm="End the role"
      cancel={{ href: "/school", text: "Keep the role" }}
    >
      <ActingFor viewer={viewer} />
    </ConfirmPage>
  )
}
