import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { type Arrival, arrive } from "#app/features/auth/signing-in/arrive.server.ts"
import { findAccount } from "#app/features/auth/signing-in/find-account.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import { noAccount } from "#app/features/auth/signing-in/sign-in-letters.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

export type LetterSent = { kind: "check-mail" } | { kind: "wait"; until: Temporal.Instant }

/** Writes to the address either way, so that the page and its speed do not tell whether it has an account. */
export async function sendSignInLink(
  signIn: SignIn,
  visitor: Visitor,
  { email, next }: { email: string; next: string },
): Promise<LetterSent> {
  const until = await countAttempt(signIn.db, "letter", email, visitor)
  if (until) return { kind: "wait", until }
  if (await findAccount(signIn.db, email))
    await signIn.auth.api.signInMagicLink({ body: { email, metadata: { next } }, headers: visitor.headers })
  else await signIn.send(noAccount(email, new URL("/sign-up", signIn.appUrl).href))
  return { kind: "check-mail" }
}

/** Spends the link: it opens one session, once. */
export async function openSignInLink(
  signIn: SignIn,
  visitor: Visitor,
  token: string,
): Promise<Arrival | { kind: "spent" }> {
  const { headers } = visitor
  const answer = await answerOf(
    signIn.auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true }),
  )
  return answer.ok ? arrive(signIn, visitor, answer) : { kind: "spent" }
}
