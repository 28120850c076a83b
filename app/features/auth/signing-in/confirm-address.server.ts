import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { type Arrival, arrive } from "#app/features/auth/signing-in/arrive.server.ts"
import { isUniqueViolation } from "#app/features/auth/signing-in/is-unique-violation.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

/**
 * Confirms an address: a new person's, who is then signed in, or the new one of somebody who has an account.
 * A link used again is not a fault, and signs nobody in.
 */
export async function confirmAddress(
  signIn: SignIn,
  visitor: Visitor,
  token: string,
): Promise<Arrival | { kind: "confirmed" } | { kind: "spent" }> {
  const { headers } = visitor
  const answer = await answerOf(
    signIn.auth.api.verifyEmail({ query: { token }, headers, returnHeaders: true }),
  ).catch(whenAddressIsTaken)
  if (!answer.ok) return { kind: "spent" }
  return answer.cookies.length > 0 ? arrive(signIn, visitor, answer) : { kind: "confirmed" }
}

// Somebody else confirmed the same address between the letter and now.
const whenAddressIsTaken = (error: unknown) => {
  if (isUniqueViolation(error)) return { ok: false as const, code: "TAKEN" }
  throw error
}
