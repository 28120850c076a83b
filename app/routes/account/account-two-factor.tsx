import { data } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { codeForm, passwordAgainForm } from "#app/features/auth/account/account-form.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import { hasPassword } from "#app/features/auth/signing-in/find-account.server.ts"
import { BackupCodes } from "#app/features/auth/two-factor/backup-codes.tsx"
import { drawSetupPicture } from "#app/features/auth/two-factor/draw-setup-picture.server.ts"
import {
  confirmTwoFactor,
  renewBackupCodes,
  startTwoFactor,
  stopTwoFactor,
} from "#app/features/auth/two-factor/two-factor.server.ts"
import {
  ConfirmTwoFactor,
  StartTwoFactor,
  TwoFactorIsOn,
} from "#app/features/auth/two-factor/two-factor-forms.tsx"
import { refusePassword } from "#app/server/doors/account-door.server.ts"
import { askToWait, redirectWithCookies, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { personAction, personLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Two-step sign-in")

export const loader = personLoader(async ({ actor, context, url }) => ({
  asksPassword: await hasPassword(context.signIn.db, actor.personId),
  isRequired: actor.twoFactorDue && url.searchParams.has("required"),
}))

export const action = personAction(async (visit) => {
  const form = await visit.request.formData()
  const intent = intentOf(form, ["start", "confirm", "stop", "renew"])
  return intent === "confirm" ? confirm(visit, form) : withPassword(visit, form, intent)
})

async function confirm(visit: Visit, form: FormData) {
  const { actor, context, now } = visit
  // The picture comes back with the form, so that a mistyped code need not start all over.
  const picture = drawSetupPicture(String(form.get("setup") ?? ""))
  const parsed = parseForm(codeForm, form)
  const again = (refused: ReturnType<typeof refuseForm>) =>
    data({ ...refused.data, picture }, { status: refused.init?.status })
  if (!parsed.ok) return again(refuseForm(parsed.faults))
  const outcome = await confirmTwoFactor(context.signIn, visitorOf(visit), actor, parsed.value.code)
  if (outcome.kind === "wait") return again(askToWait(form, outcome.until, now))
  if (outcome.kind === "wrong-code")
    return again(refuseField(form, "code", "That code is wrong. Enter the one that your app shows now"))
  context.renewedSession = readSessionToken(outcome.cookies.join(";"), context.signIn)
  const headers = outcome.cookies.map((cookie): [string, string] => ["Set-Cookie", cookie])
  return data({ backupCodes: outcome.backupCodes }, { headers })
}

async function withPassword(visit: Visit, form: FormData, intent: "start" | "stop" | "renew") {
  const { actor, context, now } = visit
  const parsed = parseForm(passwordAgainForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const by = [context.signIn, visitorOf(visit), actor, parsed.value.password] as const
  const outcome = await (intent === "stop"
    ? stopTwoFactor(...by)
    : intent === "renew"
      ? renewBackupCodes(...by)
      : startTwoFactor(...by))
  switch (outcome.kind) {
    case "off":
      return redirectWithCookies("/account?done=two-factor-off", outcome.cookies)
    case "renewed":
      return data({ backupCodes: outcome.backupCodes })
    case "started":
      return data({ picture: drawSetupPicture(outcome.setupUri) })
    case "already-on":
      return redirectWithCookies("/account/two-factor", [])
    default:
      return refusePassword(form, outcome, now)
  }
}

type Answer = Partial<{
  faults: ReturnType<typeof refuseForm>["data"]["faults"]
  picture: ReturnType<typeof drawSetupPicture>
  backupCodes: string[]
}>

export default function AccountTwoFactor() {
  const { viewer, asksPassword, isRequired } = useLoaderData<typeof loader>()
  const { faults, picture, backupCodes } = (useActionData<typeof action>() ?? {}) as Answer
  return (
    <Page
      viewer={viewer}
      section="account"
      title="Two-step sign-in"
      back={{ href: "/account", text: "Your account" }}
      faults={faults}
    >
      {isRequired && !picture && (
        <Banner kind="notice" title="One more step before you go on">
          <p>
            A group that {viewer.school?.name} belongs to asks everybody who handles money to sign in with two
            steps.
          </p>
        </Banner>
      )}
      {backupCodes ? (
        <BackupCodes codes={backupCodes} />
      ) : picture ? (
        <ConfirmTwoFactor picture={picture} faults={faults} />
      ) : viewer.twoFactorEnabled ? (
        <TwoFactorIsOn asksPassword={asksPassword} faults={faults} />
      ) : (
        <StartTwoFactor asksPassword={asksPassword} faults={faults} />
      )}
    </Page>
  )
}
