import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { CoordinatorTable } from "#app/features/groups/coordinators/coordinator-table.tsx"
import { endCoordinator } from "#app/features/groups/coordinators/end-coordinator.server.ts"
import { nameCoordinator } from "#app/features/groups/coordinators/name-coordinator.server.ts"
import {
  endCoordinatorForm,
  nameCoordinatorForm,
} from "#app/features/groups/coordinators/name-coordinator-form.ts"
import { coordinatorsOf } from "#app/features/groups/showing/group-queries.server.ts"
import { GroupTabs } from "#app/features/groups/showing/group-tabs.tsx"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Coordinators")

const whoMay = "Only a coordinator of the group can name or end coordinators."
const DONE: Record<string, string> = {
  named: "Named. They have been told by email.",
  ended: "Ended.",
}

export const loader = pageLoader(async (visit) => {
  const { id, name } = await groupOfPage(visit)
  if (!can(visit.actor, "name-coordinator", { id })) throw forbidden(whoMay)
  const coordinators = await coordinatorsOf(visit.tx, id)
  return {
    done: wordsFor(DONE, visit.url.searchParams.get("done")),
    group: { id, name },
    coordinators: coordinators.map(({ personId, schools, ...person }) => ({
      ...{ personId, ...person, schools: schools.join(", ") },
      isViewer: personId === visit.actor.personId,
    })),
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  return intentOf(form, ["name", "end"]) === "end" ? end(visit, form) : name(visit, form)
})

async function name(visit: Visit, form: FormData) {
  const { tx, actor, context } = visit
  const group = await groupOfPage(visit)
  const parsed = parseForm(nameCoordinatorForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await nameCoordinator(tx, actor, context, group, parsed.value.email)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  if (outcome.kind === "not-in-group")
    return refuseField(form, "email", "Nobody at the group's schools signs in with this address")
  return redirect(`/groups/${group.id}/coordinators?done=named`)
}

async function end(visit: Visit, form: FormData) {
  const { tx, actor, context } = visit
  const group = await groupOfPage(visit)
  const parsed = parseForm(endCoordinatorForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await endCoordinator(tx, actor, context, group, parsed.value.personId)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  if (outcome.kind === "last")
    return refuseField(form, "", "A group keeps a coordinator. Name another one first")
  const own = parsed.value.personId === actor.personId
  return redirect(own ? `/groups/${group.id}` : `/groups/${group.id}/coordinators?done=ended`)
}

export default function Coordinators() {
  const { viewer, done, group, coordinators } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="groups"
      title={group.name}
      back={{ href: "/groups", text: "Groups" }}
      faults={faults}
    >
      <GroupTabs groupId={group.id} current="coordinators" coordinates />
      {done && <Banner kind="success" title={done} />}
      <p>
        Coordinators invite schools, answer requests, run pools and change the group's settings. Ending
        somebody's part takes effect at once; they are told by email, and any coordinator can name them again.
      </p>
      <CoordinatorTable coordinators={coordinators} viewer={viewer} />
      <form method="post">
        <ActingFor viewer={viewer} />
        <TextField
          name="email"
          label="Name another coordinator"
          hint="The email address of somebody at one of the group's schools, as they sign in with it."
          type="email"
          spellCheck={false}
          faults={faults}
        />
        <Button name="intent" value="name">
          Name as coordinator
        </Button>
      </form>
    </Page>
  )
}
