import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { PasswordField } from "#app/components/form/password-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { changePasswordForm } from "#app/features/auth/account/account-form.ts"
import { changePassword } from "#app/features/auth/account/change-account.server.ts"
import { PasswordAgain } from "#app/features/auth/account/password-again.tsx"
import { hasPassword } from "#app/features/auth/signing-in/find-account.server.ts"
import { refusePassword } from "#app/server/doors/account-door.server.ts"
import { redirectWithCookies, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { personAction, personLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Your password")

export const loader = personLoader(async ({ actor, context }) => ({
  asksPassword: await hasPassword(context.signIn.db, actor.personId),
}))

export const action = personAction(async (visit) => {
  const { actor, context, now, request } = visit
  const form = await request.formData()
  const parsed = parseForm(changePasswordForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await changePassword(context.signIn, visitorOf(visit), actor, parsed.value)
  if (outcome.kind !== "changed") return refusePassword(form, outcome, now)
  return redirectWithCookies("/account?done=password", outcome.cookies)
})

export default function AccountPassword() {
  const { viewer, asksPassword } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="account"
      title={asksPassword ? "Change your password" : "Set a password"}
      back={{ href: "/account", text: "Your account" }}
      faults={faults}
    >
      <form method="post">
        {asksPassword && <PasswordAgain faults={faults} />}
        <PasswordField
          name="newPassword"
          label="New password"
          hint="At least 12 characters. Three unrelated words are easy to remember."
          autoComplete="new-password"
          faults={faults}
        />
        <Button>Save</Button>
      </form>
      {asksPassword && <p>You stay signed in here, and are signed out on every other device.</p>}
    </Page>
  )
}
