import { useActionData, useLoaderData } from "@remix-run/react"
import { Checkbox } from "#app/components/form/checkbox.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { checkPassword } from "#app/features/auth/account/check-password.server.ts"
import { PasswordAgain } from "#app/features/auth/account/password-again.tsx"
import { roleNames } from "#app/features/auth/role-names.ts"
import { hasPassword } from "#app/features/auth/signing-in/find-account.server.ts"
import { forgetPerson } from "#app/features/staffing/privacy/forget-person.server.ts"
import { leaveForm } from "#app/features/staffing/privacy/leave-form.ts"
import { refusePassword } from "#app/server/doors/account-door.server.ts"
import { redirectWithCookies, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { personAction, personLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Leave Kith")

export const loader = personLoader(async ({ actor, context }) => ({
  asksPassword: await hasPassword(context.signIn.db, actor.personId),
  consequences: [
    ...actor.places.map(
      ({ name, roles }) => `You are no longer ${roleNames(roles).toLowerCase()} of ${name}.`,
    ),
    "You are signed out everywhere, and your calendar's address leads nowhere.",
    "Your name and email address are taken out of Kith. What you did stays on record as done by “A former colleague”.",
    "Invoices and orders that have been issued stay as they are.",
    "Nobody can bring this back. To come back, you sign up anew.",
  ],
}))

export const action = personAction(async (visit) => {
  const { tx, actor, context, now, request } = visit
  const form = await request.formData()
  const parsed = parseForm(leaveForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const refusal = await checkPassword(context.signIn, visitorOf(visit), actor.personId, parsed.value.password)
  if (refusal) return refusePassword(form, refusal, now)
  const outcome = await forgetPerson(tx, actor, actor.personId)
  if (outcome.kind === "last-leader")
    return refuseField(
      form,
      "",
      "A school keeps a head or a business manager, and without you one would have neither. Invite another one first",
    )
  return redirectWithCookies("/sign-in?done=left", [])
})

export default function AccountLeave() {
  const { viewer, asksPassword, consequences } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="account"
      title="Leave Kith"
      back={{ href: "/account/privacy", text: "Who sees you" }}
      faults={faults}
      consequences={consequences}
      confirm="Leave Kith for good"
      cancel={{ href: "/account/privacy", text: "Stay" }}
    >
      <Checkbox name="sure" label="I leave Kith for good" faults={faults} />
      {asksPassword && <PasswordAgain faults={faults} />}
    </ConfirmPage>
  )
}
