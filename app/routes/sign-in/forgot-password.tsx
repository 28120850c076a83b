import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { pageTitle } from "#app/components/page/page-title.ts"
import { emailForm } from "#app/features/auth/account/account-form.ts"
import { LinkByEmail } from "#app/features/auth/signing-in/link-by-email.tsx"
import { sendResetLink } from "#app/features/auth/signing-in/reset-password.server.ts"
import { askToWait, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"

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
  return (
    <LinkByEmail
      title="Forgotten password"
      says="We send you a link to a page where you choose a new one."
      demo={demo}
      lasts="an hour"
      answer={useActionData<typeof action>()}
    />
  )
}
