import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

/**
 * Before what a borrowed computer must not do: asks for the password again. null means go on; a person who has never
 * had one goes on without.
 */
export async function checkPassword(
  signIn: SignIn,
  visitor: Visitor,
  personId: string,
  given: string,
): Promise<null | { kind: "wrong-password" } | { kind: "wait"; until: Temporal.Instant }> {
  const account = await signIn.db
    .selectFrom("auth.account")
    .select("password")
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .executeTakeFirst()
  if (!account?.password) return null
  const until = await countAttempt(signIn.db, "password", personId, visitor)
  if (until) return { kind: "wait", until }
  const { password } = await signIn.auth.$context
  return (await password.verify({ hash: account.password, password: given }))
    ? null
    : { kind: "wrong-password" }
}
