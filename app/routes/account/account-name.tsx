import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { nameForm } from "#app/features/auth/account/account-form.ts"
import { rename } from "#app/features/auth/account/change-account.server.ts"
import { redirectWithCookies, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { personAction, personLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Your name")

export const loader = personLoader(async () => ({}))

export const action = personAction(async (visit) => {
  const parsed = parseForm(nameForm, await visit.request.formData())
  if (!parsed.ok) return refuseForm(parsed.faults)
  const cookies = await rename(visit.context.signIn, visitorOf(visit), parsed.value.name)
  return redirectWithCookies("/account?done=name", cookies)
})

export default function AccountName() {
  const { viewer } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="account"
      title="Your name"
      back={{ href: "/account", text: "Your account" }}
      faults={faults}
    >
      <form method="post">
        <TextField
          name="name"
          label="Name"
          hint="As the people of other schools should read it. Records of what you did keep the name you had then."
          value={viewer.name}
          autoComplete="name"
          faults={faults}
        />
        <Button>Save</Button>
      </form>
    </Page>
  )
}
