import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { newEmailForm } from "#app/features/auth/account/account-form.ts"
import { askToChangeEmail } from "#app/features/auth/account/change-account.server.ts"
import { PasswordAgain } from "#app/features/auth/account/password-again.tsx"
import { hasPassword } from "#app/features/auth/signing-in/find-account.server.ts"
import { refusePassword } from "#app/server/doors/account-door.server.ts"
import { visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { personAction, personLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Your email address")

export const loader = personLoader(async ({ actor, context }) => ({
  asksPassword: await hasPassword(context.signIn.db, actor.personId),
  demo: context.demo !== null,
}))

export const action = personAction(async (visit) => {
  const { actor, context, now, request } = visit
  const form = await request.formData()
  const parsed = parseForm(newEmailForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await askToChangeEmail(context.signIn, visitorOf(visit), actor, parsed.value)
  if (outcome.kind === "same-address") return refuseField(form, "email", "This is your email address already")
  if (outcome.kind !== "check-mail") return refusePassword(form, outcome, now)
  return { sentTo: parsed.value.email, faults: null }
})

export default function AccountEmail() {
  const { viewer, asksPassword, demo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const faults = answer?.faults
  return (
    <Page
      viewer={viewer}
      section="account"
      title="Your email address"
      back={{ href: "/account", text: "Your account" }}
      faults={faults}
    >
      {answer && "sentTo" in answer ? (
        <Banner kind="success" title={`We have written to ${answer.sentTo}`}>
          <p>
            Open the link in that email to use this address from then on. Until then, {viewer.email} stays.
          </p>
          {demo && <a href="/demo/mail">Read the email here</a>}
        </Banner>
      ) : (
        <form method="post" noValidate>
          <TextField
            name="email"
            label="New email address"
            hint={`Now: ${viewer.email}. We send a link to the new address, which you have to open.`}
            type="email"
            autoComplete="email"
            spellCheck={false}
            faults={faults}
          />
          {asksPassword && <PasswordAgain faults={faults} />}
          <Button>Send the link</Button>
        </form>
      )}
    </Page>
  )
}
