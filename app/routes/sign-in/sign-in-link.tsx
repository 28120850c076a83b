import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { emailForm } from "#app/features/auth/account/account-form.ts"
import { CheckMail } from "#app/features/auth/signing-in/check-mail.tsx"
import { sendSignInLink } from "#app/features/auth/signing-in/sign-in-link.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { askToWait, nextOf, sendOnWhoIsIn, visitorOf } from "#app/server/sign-in-door.server.ts"

export const meta = () => pageTitle("Sign in by email")

export const loader = async (args: LoaderFunctionArgs) => {
  await sendOnWhoIsIn(args)
  return { demo: args.context.demo !== null }
}

export const action = async (args: ActionFunctionArgs) => {
  const form = await args.request.formData()
  const parsed = parseForm(emailForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { email } = parsed.value
  const outcome = await sendSignInLink(args.context.signIn, visitorOf(args), { email, next: nextOf(args) })
  if (outcome.kind === "wait") return askToWait(form, outcome.until, args.context.now())
  return { sentTo: email, faults: null }
}

export default function SignInLink() {
  const { demo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && "sentTo" in answer) return <CheckMail email={answer.sentTo} demo={demo} lasts="30 minutes" />
  return (
    <Page
      viewer={null}
      title="Sign in by email"
      back={{ href: "/sign-in", text: "Sign in" }}
      faults={answer?.faults}
    >
      <p>We send you a link that signs you in, without a password.</p>
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
