import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { pageTitle } from "#app/components/page/page-title.ts"
import { emailForm } from "#app/features/auth/account/account-form.ts"
import { LinkByEmail } from "#app/features/auth/signing-in/link-by-email.tsx"
import { sendSignInLink } from "#app/features/auth/signing-in/sign-in-link.server.ts"
import { askToWait, nextOf, sendOnWhoIsIn, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"

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
  return (
    <LinkByEmail
      title="Sign in by email"
      says="We send you a link that signs you in, without a password."
      demo={demo}
      lasts="30 minutes"
      answer={useActionData<typeof action>()}
    />
  )
}
