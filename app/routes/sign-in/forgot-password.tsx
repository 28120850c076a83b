import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { emailForm } from "#app/features/auth/account/account-form.ts"
import { CheckMail } from "#app/features/auth/signing-in/check-mail.tsx"
import { sendResetLink } from "#app/features/auth/signing-in/reset-password.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { askToWait, visitorOf } from "#app/server/sign-in-door.server.ts"

export const meta = () => pageTitle("Forgotten password")

export const loader = ({ context }: LoaderFunctionArgs) => ({ demo: context.demo !== null })

export const action = async (args: ActionFunctionArgs) => {
  const form = await args.request.formData()
  const parsed = parseForm(emailForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await sendResetLink(args.context.signIn, visitorOf(args), parsed.value.email)
  if (outcome.kind === "wait") return askToWait(form, outcome.until, args.context.now())
  return { sentTo: parsed.value.email, faults: null }
}

export default function ForgotPassword() {
  const { demo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && "sentTo" in answer) return <CheckMail email={answer.sentTo} demo={demo} lasts="an hour" />
  return (
    <Page
      viewer={null}
      title="Forgotten password"
      back={{ href: "/sign-in", text: "Sign in" }}
      faults={answer?.faults}
    >
      <p>We send you a link to a page where you choose a new one.</p>
      <form method="post" noValidate>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
          faults={answer?.faults}
        />
        <Button>Email me a link</Button>
      </form>
    </Page>
  )
}
