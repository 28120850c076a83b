import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { SentInvitations } from "#app/features/groups/admissions/sent-invitations.tsx"
import { invitationIdForm } from "#app/features/groups/people/invite-person-form.ts"
import { PeopleTable } from "#app/features/groups/people/people-table.tsx"
import { withdrawInvitation } from "#app/features/groups/people/withdraw-invitation.server.ts"
import { ownSchoolView } from "#app/features/groups/schools/own-school-view.server.ts"
import { settledInWords } from "#app/features/groups/settled-words.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Your school")

const DONE: Record<string, string> = {
  claimed: "You now act for this school. Invite your colleagues next.",
  invited: "The invitation is on its way.",
  withdrawn: "The invitation is withdrawn.",
  "role-ended": "The role has ended.",
  account: "The bank account is changed. The school's heads have been told.",
  prefix: "The invoice prefix is changed.",
}

export const loader = pageLoader(async ({ tx, actor, url }) => ({
  done: wordsFor(DONE, url.searchParams.get("done")),
  ...(await ownSchoolView(tx, forSchool(actor))),
}))

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  intentOf(form, ["withdraw"])
  const parsed = parseForm(invitationIdForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await withdrawInvitation(tx, forSchool(actor), parsed.value.invitationId)
  switch (outcome.kind) {
    case "withdrawn":
      return redirect("/school?done=withdrawn")
    case "answered-already":
      return refuseField(form, "", settledInWords(outcome.answer))
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden("Only the school's head or business manager can withdraw an invitation.")
  }
})

export default function School() {
  const { viewer, done, may, details, urn, account, invoicePrefix, people, invitations } =
    useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const change = (href: string, about: string) => ({ href, text: "Change", about })
  return (
    <Page
      viewer={viewer}
      section="school"
      width="wide"
      title={viewer.school?.name}
      faults={faults}
      actions={may.invite && <ButtonLink href="/school/invite">Invite somebody</ButtonLink>}
    >
      {done && <Banner kind="success" title={done} />}
      <h2 className="govuk-heading-m">People and roles</h2>
      <PeopleTable people={people} />
      {invitations.length > 0 && <SentInvitations invitations={invitations} viewer={viewer} />}
      <h2 className="govuk-heading-m">Being paid</h2>
      <SummaryList
        rows={[
          {
            key: "Bank account",
            value: account ? (
              <>
                {account.ends}
                <br />
                {account.changed}
              </>
            ) : may.bankAccount ? (
              "None yet: other schools cannot pay you by bank transfer"
            ) : (
              "Heads, business managers and finance officers see it"
            ),
            action: may.bankAccount ? change("/school/bank-account", "the bank account") : undefined,
          },
          {
            key: "Invoice prefix",
            value: invoicePrefix ?? "None yet",
            action: may.settings ? change("/school/invoice-prefix", "the invoice prefix") : undefined,
          },
        ]}
      />
      {viewer.school && can(viewer, "see-spending-limits", viewer.school) && (
        <>
          <h2 className="govuk-heading-m">Spending limits</h2>
          <p>
            <a href="/school/spending-limits">What people may commit alone, and what waits for approval</a>
          </p>
        </>
      )}
      {can(viewer, "see-contracts") && (
        <>
          <h2 className="govuk-heading-m">Contracts</h2>
          <p>
            <a href="/contracts">What your school has signed, and by when to give notice</a>
          </p>
        </>
      )}
      {may.settings && (
        <>
          <h2 className="govuk-heading-m">Privacy</h2>
          <p>
            <a href="/school/privacy">What is said of your staff, and names of former colleagues</a>
          </p>
        </>
      )}
      <h2 className="govuk-heading-m">Term dates</h2>
      <p>
        <a href="/school/days">Terms, INSET days and closures, which bookings follow</a>
      </p>
      <h2 className="govuk-heading-m">In the register of schools</h2>
      <SummaryList rows={details} />
      <p>
        Something wrong here? It comes from the register of schools, where your school can correct it.{" "}
        <a href={`/schools/${urn}`}>See your page as other schools do</a>.
      </p>
    </Page>
  )
}
