import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { openSignInLink } from "#app/features/auth/signing-in/sign-in-link.server.ts"
import { goOn, nextOf, sendOnWhoIsIn, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { refuseField } from "#app/server/form.server.ts"

export const meta = () => pageTitle("Continue to Kith")

export const loader = async (args: LoaderFunctionArgs) => {
  await sendOnWhoIsIn(args)
  return null
}

export const action = async (args: ActionFunctionArgs) => {
  const token = new URL(args.request.url).searchParams.get("token") ?? ""
  const outcome = await openSignInLink(args.context.signIn, visitorOf(args), token)
  if (outcome.kind !== "spent") return goOn(outcome, nextOf(args))
  return refuseField(new FormData(), "", "This link has been used, or is too old. Ask for a new one")
}

/** Mail scanners open every link before its reader does; only the button spends it. */
export default function SignInOpen() {
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page viewer={null} title="Continue to Kith" faults={faults}>
      {faults ? (
        <p>
          <a href="/sign-in/link">Email me a new link</a>
        </p>
      ) : (
        <form method="post">
          <p>You are about to sign in on this device.</p>
          <Button>Continue</Button>
        </form>
      )}
    </Page>
  )
}
