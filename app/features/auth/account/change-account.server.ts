import { checkPassword } from "#app/features/auth/account/check-password.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { hasPassword } from "#app/features/auth/signing-in/find-account.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import { addressWillChange, passwordChanged } from "#app/features/auth/signing-in/sign-in-letters.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

export type Refusal = { kind: "wrong-password" } | { kind: "wait"; until: Temporal.Instant }

const page = ({ appUrl }: SignIn, path: string) => new URL(path, appUrl).href

/** Changes the name everywhere but in what is on record. Answers cookies. */
export async function rename(signIn: SignIn, { headers }: Visitor, name: string): Promise<string[]> {
  const answer = await answerOf(signIn.auth.api.updateUser({ body: { name }, headers, returnHeaders: true }))
  return answer.ok ? answer.cookies : []
}

/** Sets the password, or a first one, and signs the person out everywhere but here. */
export async function changePassword(
  signIn: SignIn,
  visitor: Visitor,
  actor: Actor,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<{ kind: "changed"; cookies: string[] } | Refusal> {
  const { headers } = visitor
  const { api } = signIn.auth
  const refusal = await checkPassword(signIn, visitor, actor.personId, password)
  if (refusal) return refusal
  const isFirst = !(await hasPassword(signIn.db, actor.personId))
  const body = { currentPassword: password, newPassword, revokeOtherSessions: true }
  const answer = isFirst
    ? await answerOf(api.setPassword({ body: { newPassword }, headers, returnHeaders: true }))
    : await answerOf(api.changePassword({ body, headers, returnHeaders: true }))
  if (!answer.ok) return { kind: "wrong-password" }
  if (isFirst) await api.revokeOtherSessions({ headers })
  await signIn.send(passwordChanged(actor, page(signIn, "/forgot-password")))
  return { kind: "changed", cookies: answer.cookies }
}

/**
 * Writes to the new address, which only counts once it is confirmed, and to the old one. Whether the new address has
 * an account of its own is not told.
 */
export async function askToChangeEmail(
  signIn: SignIn,
  visitor: Visitor,
  actor: Actor,
  { password, email }: { password: string; email: string },
): Promise<{ kind: "check-mail" } | { kind: "same-address" } | Refusal> {
  if (email === actor.email.toLowerCase()) return { kind: "same-address" }
  const refusal = await checkPassword(signIn, visitor, actor.personId, password)
  if (refusal) return refusal
  await signIn.auth.api.changeEmail({ body: { newEmail: email }, headers: visitor.headers })
  await signIn.send(addressWillChange(actor, email, page(signIn, "/account/password")))
  return { kind: "check-mail" }
}
