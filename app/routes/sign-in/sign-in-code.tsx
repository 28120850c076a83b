import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { backupCodeForm, codeForm } from "#app/features/auth/account/account-form.ts"
import { enterCode } from "#app/features/auth/signing-in/enter-code.server.ts"
import { askToWait, goOn, nextOf, sendOnWhoIsIn, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"

export const meta = () => pageTitle("Enter your code")

const usesBackup = (request: Request) => new URL(request.url).searchParams.has("backup")

export const loader = async (args: LoaderFunctionArgs) => {
  await sendOnWhoIsIn(args)
  const url = new URL(args.request.url)
  const isBackup = usesBackup(args.request)
  if (isBackup) url.searchParams.delete("backup")
  else url.searchParams.set("backup", "yes")
  return { isBackup, otherHref: url.pathname + url.search }
}

export const action = async (args: ActionFunctionArgs) => {
  const form = await args.request.formData()
  const isBackup = usesBackup(args.request)
  const parsed = parseForm(isBackup ? backupCodeForm : codeForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await enterCode(args.context.signIn, visitorOf(args), { ...parsed.value, isBackup })
  switch (outcome.kind) {
    case "wait":
      return askToWait(form, outcome.until, args.context.now())
    case "locked":
      return refuseField(form, "", "Too many wrong codes for this account. Please try again in 15 minutes.")
    case "wrong":
      return refuseField(
        form,
        "code",
        isBackup
          ? "That is not one of your backup codes, or it has been used"
          : "That code is wrong. Enter the one that your app shows now",
      )
    case "start-again":
      return redirect("/sign-in?done=start-again")
    default:
      return goOn(outcome, nextOf(args))
  }
}

export default function SignInCode() {
  const { isBackup, otherHref } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={null}
      title={isBackup ? "Enter a backup code" : "Enter your code"}
      back={{ href: "/sign-in", text: "Sign in" }}
      faults={faults}
    >
      <form method="post">
        {isBackup ? (
          <TextField
            name="code"
            label="Backup code"
            hint="One of the codes you kept when you set up two-step sign-in. Each works once."
            width={20}
            autoComplete="off"
            spellCheck={false}
            faults={faults}
          />
        ) : (
          <TextField
            name="code"
            label="Code"
            hint="Your authenticator app shows 6 digits for Kith."
            width={10}
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            faults={faults}
          />
        )}
        <ButtonRow>
          <Button>Sign in</Button>
          <a href={otherHref}>{isBackup ? "Use my app instead" : "Use a backup code instead"}</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
