import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { type Arrival, arrive } from "#app/features/auth/signing-in/arrive.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

export type PasswordSignIn =
  | Arrival
  | { kind: "wrong" }
  /** The password was right and the address is not confirmed; a new letter is on its way. */
  | { kind: "unconfirmed" }
  | { kind: "wait"; until: Temporal.Instant }

/** An unknown address and a wrong password take as long, and come to the same. */
export async function signInWithPassword(
  signIn: SignIn,
  visitor: Visitor,
  { email, password }: { email: string; password: string },
): Promise<PasswordSignIn> {
  const until = await countAttempt(signIn.db, "password", email, visitor)
  if (until) return { kind: "wait", until }
  const { headers } = visitor
  const answer = await answerOf(
    signIn.auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
  )
  if (answer.ok) return arrive(signIn, visitor, answer)
  return { kind: answer.code === "EMAIL_NOT_VERIFIED" ? "unconfirmed" : "wrong" }
}
