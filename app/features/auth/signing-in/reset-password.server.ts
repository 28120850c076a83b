import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { findAccount } from "#app/features/auth/signing-in/find-account.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import { noAccount } from "#app/features/auth/signing-in/sign-in-letters.ts"
import type { LetterSent } from "#app/features/auth/signing-in/sign-in-link.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

export async function sendResetLink(signIn: SignIn, visitor: Visitor, email: string): Promise<LetterSent> {
  const until = await countAttempt(signIn.db, "letter", email, visitor)
  if (until) return { kind: "wait", until }
  if (await findAccount(signIn.db, email)) await signIn.auth.api.requestPasswordReset({ body: { email } })
  else await signIn.send(noAccount(email, new URL("/sign-up", signIn.appUrl).href))
  return { kind: "check-mail" }
}

/** Sets the password and signs everybody out who was in as this person. */
export async function resetPassword(
  signIn: SignIn,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<{ kind: "changed" } | { kind: "spent" }> {
  const answer = await answerOf(
    signIn.auth.api.resetPassword({ body: { token, newPassword }, returnHeaders: true }),
  )
  return { kind: answer.ok ? "changed" : "spent" }
}
