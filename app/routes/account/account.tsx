import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { momentView } from "#app/core/from-now.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { endSessionForm } from "#app/features/auth/account/account-form.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import { SessionTable } from "#app/features/auth/sessions/session-table.tsx"
import { endAllSessions, endSession, listSessions } from "#app/features/auth/sessions/sessions.server.ts"
import { hasPassword } from "#app/features/auth/signing-in/find-account.server.ts"
import { redirectWithCookies, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { personAction, personLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Your account")

const DONE: Record<string, string> = {
  name: "Your name is changed.",
  password: "Your password is changed. You are signed out on every other device.",
  session: "That session is ended.",
  "two-factor-off": "Two-step sign-in is off.",
}

export const loader = personLoader(async (visit) => {
  const { actor, context, now, url } = visit
  const sessions = await listSessions(context.signIn, visitorOf(visit), actor.personId)
  return {
    done: wordsFor(DONE, url.searchParams.get("done")),
    hasPassword: await hasPassword(context.signIn.db, actor.personId),
    places: actor.places.map((place) => `${place.name}: ${roleNames(place.roles).toLowerCase()}`),
    sessions: sessions.map(({ openedAt, lastUsedAt, ...session }) => ({
      ...session,
      opened: momentView(openedAt, now),
      lastUsed: momentView(lastUsedAt, now),
    })),
  }
})

export const action = personAction(async (visit) => {
  const { actor, context, request } = visit
  const form = await request.formData()
  if (intentOf(form, ["end", "end-all"]) === "end-all") {
    const cookies = await endAllSessions(context.signIn, visitorOf(visit), actor.personId)
    return redirectWithCookies("/sign-in?done=signed-out-everywhere", cookies)
  }
  const parsed = parseForm(endSessionForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  await endSession(context.signIn, actor.personId, parsed.value.sessionId)
  return redirectWithCookies("/account?done=session", [])
})

export default function Account() {
  const { viewer, done, places, sessions, ...account } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const change = (page: string, about: string, text = "Change") => ({ href: `/account/${page}`, text, about })
  return (
    <Page viewer={viewer} section="account" title="Your account" faults={faults}>
      {done && <Banner kind="success" title={done} />}
      <SummaryList
        rows={[
          { key: "Name", value: viewer.name, action: change("name", "your name") },
          { key: "Email address", value: viewer.email, action: change("email", "your email address") },
          {
            key: "Password",
            value: account.hasPassword ? "Set" : "None: you sign in by links",
            action: change("password", "your password", account.hasPassword ? "Change" : "Set"),
          },
          {
            key: "Two-step sign-in",
            value: viewer.twoFactorEnabled ? "On" : "Off",
            action: change("two-factor", "two-step sign-in", viewer.twoFactorEnabled ? "Change" : "Turn on"),
          },
          {
            key: "Calendar",
            value: "Deadlines in Outlook, Google or on your phone",
            action: { href: "/calendar/address", text: "Set up", about: "your calendar's address" },
          },
          {
            key: "Privacy",
            value: "Who sees what of you, and a copy of your data",
            action: { href: "/account/privacy", text: "See", about: "who sees you" },
          },
          { key: "Roles", value: places.length > 0 ? <Lines lines={places} /> : "None yet" },
        ]}
      />
      <h2 className="govuk-heading-m">Where you are signed in</h2>
      <SessionTable sessions={sessions} />
      <form method="post">
        <p>If you do not know one of these, sign out everywhere and change your password.</p>
        <Button kind="warning" name="intent" value="end-all">
          Sign out everywhere
        </Button>
      </form>
    </Page>
  )
}

const Lines = ({ lines }: { lines: string[] }) => lines.map((line) => <div key={line}>{line}</div>)
