import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { roleName } from "#app/features/auth/role-names.ts"
import { admissionsConcerning } from "#app/features/groups/admissions/admission-queries.server.ts"
import { FoundSchools } from "#app/features/groups/founding/found-schools.tsx"
import { lastFullDay } from "#app/features/groups/leaving/last-full-day.ts"
import { acceptRole, declineRole } from "#app/features/groups/people/accept-role.server.ts"
import { RoleInvitationList } from "#app/features/groups/people/role-invitation-list.tsx"
import { inWords } from "#app/features/groups/people/role-names.ts"
import { invitationsTo } from "#app/features/groups/people/role-queries.server.ts"
import { isUrn, searchWords } from "#app/features/groups/register/search-words.ts"
import { ChosenSchoolPanel } from "#app/features/groups/schools/chosen-school-panel.tsx"
import { claimSchool } from "#app/features/groups/schools/claim-school.server.ts"
import {
  claimSchoolForm,
  findSchoolForm,
  invitationAnswerForm,
} from "#app/features/groups/schools/join-school-form.ts"
import { chosenSchool, foundSchools } from "#app/features/groups/schools/join-school-queries.server.ts"
import { schoolByUrn } from "#app/features/groups/schools/school-queries.server.ts"
import { settledInWords } from "#app/features/groups/settled-words.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { personAction, personLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Find your school")

const DONE: Record<string, string> = {
  accepted: "The place is yours. Act for the school by choosing it at the top of the page.",
  declined: "You have declined. The school has been told.",
}

export const loader = personLoader(async ({ tx, actor, url }) => {
  const asked = url.searchParams
  const invitations = await invitationsTo(tx, actor.email)
  const admissions = await admissionsConcerning(tx, actor)
  return {
    done: wordsFor(DONE, asked.get("done")),
    invitations: invitations.map(({ id, schoolName, role, expiresAt }) => ({
      ...{ id, schoolName, role: roleName(role), until: lastFullDay(expiresAt) },
    })),
    inviting: admissions
      .filter((admission) => admission.openedBySide === "group")
      .map(({ id, groupId, groupName }) => ({ id, groupName, href: `/groups/${groupId}` })),
    chosen: await chosenSchool(tx, actor, asked.get("urn")),
    found: await foundSchools(tx, asked.get("q"), asked.get("after")),
  }
})

export const action = personAction(async (visit) => {
  const form = await visit.request.formData()
  switch (intentOf(form, ["find", "claim", "accept", "decline"])) {
    case "claim":
      return claim(visit, form)
    case "accept":
    case "decline":
      return answer(visit, form)
    case "find":
      return find(visit, form)
  }
})

async function find({ tx }: Visit, form: FormData) {
  const parsed = parseForm(findSchoolForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { school } = parsed.value
  if (searchWords(school) === null) return refuseField(form, "school", "Enter the school's name or URN")
  if (!/^\d+$/.test(school)) return redirect(`/schools/join?${new URLSearchParams({ q: school })}`)
  if (!isUrn(school)) return refuseField(form, "school", "A URN has six digits")
  if (!(await schoolByUrn(tx, Number(school))))
    return refuseField(form, "school", `No school has the URN ${school}. Check it, or search by name`)
  return redirect(`/schools/join?urn=${school}`)
}

async function claim({ tx, actor }: Visit, form: FormData) {
  const parsed = parseForm(claimSchoolForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await claimSchool(tx, actor, parsed.value)
  switch (outcome.kind) {
    case "claimed":
      return redirect(actor.places.length === 0 ? "/school?done=claimed" : "/schools/join?done=accepted")
    case "email-not-verified":
      return refuseField(form, "", "Confirm your email address first: we have sent you a letter with a link")
    case "somebody-is-there":
      return refuseField(form, "", whomToAsk(outcome.school, outcome.leaders))
    case "closed":
      return refuseField(form, "", `${outcome.school} is closed`)
    case "no-such-school":
      return refuseField(form, "", "No school has that URN")
  }
}

const whomToAsk = (school: string, leaders: { name: string }[]) =>
  leaders.length > 0
    ? `${school} is on Kith already. Ask ${inWords(
        leaders.map(({ name }) => name),
        "or",
      )} for a place`
    : `${school} is on Kith already, but nobody speaks for it at present. Ask whoever runs Kith for you`

async function answer({ tx, actor, context }: Visit, form: FormData) {
  const parsed = parseForm(invitationAnswerForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { invitationId, intent } = parsed.value
  const outcome = await (intent === "accept" ? acceptRole : declineRole)(tx, actor, context, invitationId)
  switch (outcome.kind) {
    case "answered":
      if (intent === "decline") return redirect("/schools/join?done=declined")
      return redirect(actor.places.length === 0 ? "/" : "/schools/join?done=accepted")
    case "answered-already":
      return refuseField(form, "", settledInWords(outcome.answer))
    case "email-not-verified":
      return refuseField(form, "", "Confirm your email address first: we have sent you a letter with a link")
    case "not-found":
      return refuseField(form, "", "That invitation is not for you")
  }
}

export default function JoinSchool() {
  const { viewer, done, invitations, inviting, chosen, found } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page viewer={viewer} section="school" title="Find your school" faults={faults}>
      {done && <Banner kind="success" title={done} />}
      {invitations.length > 0 && (
        <section aria-labelledby="invitations">
          <h2 id="invitations" className="govuk-heading-m">
            Invitations for you
          </h2>
          <RoleInvitationList invitations={invitations} />
        </section>
      )}
      {inviting.map(({ id, groupName, href }) => (
        <Banner key={id} kind="notice" title={`${groupName} invites your school`}>
          <p>
            {viewer.school
              ? "Your head or business manager can answer on "
              : "Take your place at your school first. Its head or business manager then answers on "}
            <a href={href}>the group's page</a>.
          </p>
        </Banner>
      ))}
      {chosen && <ChosenSchoolPanel school={chosen} emailVerified={viewer.emailVerified} faults={faults} />}
      <form method="post">
        <TextField
          name="school"
          label="School name or URN"
          hint="The URN is the school's six-digit number in the register of schools."
          value={found?.typed}
          width={30}
          faults={faults}
        />
        <Button kind={chosen ? "secondary" : "primary"} name="intent" value="find">
          Find school
        </Button>
      </form>
      {found && found.schools.length > 0 && <FoundSchools schools={found.schools} next={found.next} />}
      {found && found.schools.length === 0 && (
        <p>No school has all of these words in its name, authority or postcode. Try fewer, or the URN.</p>
      )}
    </Page>
  )
}
