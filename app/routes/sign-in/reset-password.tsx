import type { ActionFunctionArgs } from "@remix-run/node"
import { redirect } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { PasswordField } from "#app/components/form/password-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { newPasswordForm } from "#app/features/auth/account/account-form.ts"
import { resetPassword } from "#app/features/auth/signing-in/reset-password.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"

export const meta = () => pageTitle("Choose a new password")

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const parsed = parseForm(newPasswordForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const token = new URL(request.url).searchParams.get("token") ?? ""
  const outcome = await resetPassword(context.signIn, { token, newPassword: parsed.value.password })
  if (outcome.kind === "changed") return redirect("/sign-in?done=password-changed")
  return refuseField(form, "", "This link has been used, or is too old. Ask for a new one below")
}

export default function ResetPassword() {
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page viewer={null} title="Choose a new password" faults={faults}>
      <p>Everybody who is signed in as you now, on any device, will be signed out.</p>
      <form method="post">
        <PasswordField
          name="password"
          label="New password"
          hint="At least 12 characters. Three unrelated words are easy to remember."
          autoComplete="new-password"
          faults={faults}
        />
        <Button>Change my password</Button>
      </form>
      <p>
        <a href="/forgot-password">Email me a new link</a>
      </p>
    </Page>
  )
}
