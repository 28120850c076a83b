import type { Refusal } from "#app/features/auth/account/change-account.server.ts"
import { checkPassword } from "#app/features/auth/account/check-password.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import { secondStepChanged } from "#app/features/auth/signing-in/sign-in-letters.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

const tell = (signIn: SignIn, actor: Actor, on: boolean) =>
  signIn.send(secondStepChanged(actor, on, new URL("/account/password", signIn.appUrl).href))

/** Makes a new secret for the person's app; nothing changes for signing in until a code proves that the app has it. */
export async function startTwoFactor(
  signIn: SignIn,
  visitor: Visitor,
  actor: Actor,
  password: string,
): Promise<{ kind: "started"; setupUri: string } | { kind: "already-on" } | Refusal> {
  const refusal = await checkPassword(signIn, visitor, actor.personId, password)
  if (refusal) return refusal
  const { headers } = visitor
  const body = { password, method: "totp" } as const
  const answer = await answerOf(signIn.auth.api.enableTwoFactor({ body, headers, returnHeaders: true }))
  if (!answer.ok || !("totpURI" in answer.value) || !answer.value.totpURI) return { kind: "already-on" }
  return { kind: "started", setupUri: answer.value.totpURI }
}

/** Turns it on, and answers the backup codes: this once, never again. */
export async function confirmTwoFactor(
  signIn: SignIn,
  visitor: Visitor,
  actor: Actor,
  code: string,
): Promise<
  | { kind: "on"; backupCodes: string[]; cookies: string[] }
  | { kind: "wrong-code" }
  | { kind: "wait"; until: Temporal.Instant }
> {
  const until = await countAttempt(signIn.db, "code", actor.personId, visitor)
  if (until) return { kind: "wait", until }
  const { headers } = visitor
  const { api } = signIn.auth
  const answer = await answerOf(api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
  if (!answer.ok) return { kind: "wrong-code" }
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: actor.personId } })
  await tell(signIn, actor, true)
  return { kind: "on", backupCodes, cookies: answer.cookies }
}

/** New backup codes; the old ones stop working. */
export async function renewBackupCodes(
  signIn: SignIn,
  visitor: Visitor,
  actor: Actor,
  password: string,
): Promise<{ kind: "renewed"; backupCodes: string[] } | Refusal> {
  const refusal = await checkPassword(signIn, visitor, actor.personId, password)
  if (refusal) return refusal
  const { headers } = visitor
  const { backupCodes } = await signIn.auth.api.generateBackupCodes({ body: { password }, headers })
  return { kind: "renewed", backupCodes }
}

export async function stopTwoFactor(
  signIn: SignIn,
  visitor: Visitor,
  actor: Actor,
  password: string,
): Promise<{ kind: "off"; cookies: string[] } | Refusal> {
  const refusal = await checkPassword(signIn, visitor, actor.personId, password)
  if (refusal) return refusal
  const { headers } = visitor
  const answer = await answerOf(
    signIn.auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
  )
  if (!answer.ok) return { kind: "wrong-password" }
  await tell(signIn, actor, false)
  return { kind: "off", cookies: answer.cookies }
}
