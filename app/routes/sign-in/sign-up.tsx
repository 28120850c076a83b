import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { PasswordField } from "#app/components/form/password-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { signUpForm } from "#app/features/auth/account/account-form.ts"
import { CheckMail } from "#app/features/auth/signing-in/check-mail.tsx"
import { signUp } from "#app/features/auth/signing-in/sign-up.server.ts"
import { askToWait, nextOf, sendOnWhoIsIn, stepTo, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"

export const meta = () => pageTitle("Create an account")

export const loader = async (args: LoaderFunctionArgs) => {
  await sendOnWhoIsIn(args)
  return { demo: args.context.demo !== null, signInHref: stepTo("/sign-in", nextOf(args)) }
}

export const action = async (args: ActionFunctionArgs) => {
  const form = await args.request.formData()
  const parsed = parseForm(signUpForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await signUp(args.context.signIn, visitorOf(args), parsed.value)
  if (outcome.kind === "wait") return askToWait(form, outcome.until, args.context.now())
  return { sentTo: parsed.value.email, faults: null }
}

export default function SignUp() {
  const { demo, signInHref } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && "sentTo" in answer) return <CheckMail email={answer.sentTo} demo={demo} lasts="a day" />
  const faults = answer?.faults
  return (
    <Page viewer={null} title="Create an account" faults={faults}>
      <p>
        For people who work at a school. Already have one? <a href={signInHref}>Sign in</a>
      </p>
      <form method="post" noValidate>
        <TextField name="name" label="Your name" autoComplete="name" faults={faults} />
        <TextField
          name="email"
          label="Email address"
          hint="Use your school's address if you have one: invitations from your school and its groups go there."
          type="email"
          autoComplete="email"
          spellCheck={false}
          faults={faults}
        />
        <PasswordField
          name="password"
          label="Password"
          hint="At least 12 characters. Three unrelated words are easy to remember."
          autoComplete="new-password"
          faults={faults}
        />
        <Button>Create my account</Button>
      </form>
    </Page>
  )
}
