import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { PasswordField } from "#app/components/form/password-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { signInForm } from "#app/features/auth/account/account-form.ts"
import { signInWithPassword } from "#app/features/auth/signing-in/sign-in-with-password.server.ts"
import {
  askToWait,
  goOn,
  nextOf,
  sendOnWhoIsIn,
  stepTo,
  visitorOf,
} from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"

export const meta = () => pageTitle("Sign in")

/** What has just happened elsewhere, by the name that the address gives it. */
const DONE: Record<string, string> = {
  "start-again": "That took too long. Please sign in again.",
  "password-changed": "Your password is changed. Sign in with the new one.",
  "signed-out": "You are signed out.",
  "signed-out-everywhere": "You are signed out everywhere.",
  left: "You have left Kith. Your name and address are gone from it.",
  confirmed: "Your email address is confirmed. You can sign in.",
}

export const loader = async (args: LoaderFunctionArgs) => {
  await sendOnWhoIsIn(args)
  const done = new URL(args.request.url).searchParams.get("done") ?? ""
  const next = nextOf(args)
  return {
    done: wordsFor(DONE, done),
    linkHref: stepTo("/sign-in/link", next),
    signUpHref: stepTo("/sign-up", next),
    demo: args.context.demo !== null,
  }
}

export const action = async (args: ActionFunctionArgs) => {
  const form = await args.request.formData()
  const parsed = parseForm(signInForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await signInWithPassword(args.context.signIn, visitorOf(args), parsed.value)
  switch (outcome.kind) {
    case "wait":
      return askToWait(form, outcome.until, args.context.now())
    case "wrong":
      return refuseField(
        form,
        "password",
        "The email address or the password is wrong. Check both, or ask for a link by email",
      )
    case "unconfirmed":
      return refuseField(form, "email", "Confirm your email address first: we have sent a new link to it")
    default:
      return goOn(outcome, nextOf(args))
  }
}

export default function SignIn() {
  const { done, linkHref, signUpHref, demo } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page viewer={null} title="Sign in" faults={faults}>
      {done && !faults && <Banner kind="success" title={done} />}
      {demo && (
        <Banner kind="notice" title="This is the demo">
          <p>
            <a href="/demo">Become one of its people</a>, without a password.
          </p>
        </Banner>
      )}
      <form method="post" noValidate>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          faults={faults}
        />
        <PasswordField name="password" label="Password" autoComplete="current-password" faults={faults} />
        <ButtonRow>
          <Button>Sign in</Button>
          <a href={linkHref}>Email me a link instead</a>
        </ButtonRow>
      </form>
      <p>
        <a href="/forgot-password">I have forgotten my password</a>
      </p>
      <p>
        New to Kith? <a href={signUpHref}>Create an account</a>
      </p>
    </Page>
  )
}
