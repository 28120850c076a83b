import type { ActionFunctionArgs } from "@remix-run/node"
import { redirect } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { confirmAddress } from "#app/features/auth/signing-in/confirm-address.server.ts"
import { goOn, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { refuseField } from "#app/server/form.server.ts"

export const meta = () => pageTitle("Confirm your email address")

export const action = async (args: ActionFunctionArgs) => {
  const token = new URL(args.request.url).searchParams.get("token") ?? ""
  const outcome = await confirmAddress(args.context.signIn, visitorOf(args), token)
  switch (outcome.kind) {
    case "spent":
      return refuseField(
        new FormData(),
        "",
        "This link is too old, or not for this address. Sign in to get a new one",
      )
    case "confirmed":
      return redirect("/sign-in?done=confirmed")
    default:
      return goOn(outcome, "/")
  }
}

export default function VerifyEmail() {
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page viewer={null} title="Confirm your email address" faults={faults}>
      {faults ? (
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      ) : (
        <form method="post">
          <p>Go on only if you asked for this. If you did not, close this page: nothing happens.</p>
          <Button>Continue</Button>
        </form>
      )}
    </Page>
  )
}
