import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { findAccount } from "#app/features/auth/signing-in/find-account.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { LetterSent } from "#app/features/auth/signing-in/sign-in-link.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

type Wish = { name: string; email: string; password: string }

/** Creates an account that its owner must confirm; for an address that has one, only its owner is told. */
export async function signUp(signIn: SignIn, visitor: Visitor, wish: Wish): Promise<LetterSent> {
  const until = await countAttempt(signIn.db, "sign-up", wish.email, visitor)
  if (until) return { kind: "wait", until }
  const known = await findAccount(signIn.db, wish.email)
  if (known && !known.emailVerified) {
    await keepOnlyMatchingPassword(signIn, known.id, wish.password)
    await signIn.auth.api.sendVerificationEmail({ body: { email: known.email } })
    return { kind: "check-mail" }
  }
  const { headers } = visitor
  const answer = await answerOf(signIn.auth.api.signUpEmail({ body: wish, headers, returnHeaders: true }))
  // The same form posted twice at once: the other one has made the account, and written.
  if (!answer.ok && !(await findAccount(signIn.db, wish.email)))
    throw new Error(`Signing up was refused: ${answer.code}`)
  return { kind: "check-mail" }
}

/**
 * Two people may have signed up with one address, and only one of them owns it. Whoever confirms it must not inherit
 * the other's password, so an account that two passwords were given to keeps neither: its owner sets one afterwards.
 */
async function keepOnlyMatchingPassword({ auth, db }: SignIn, personId: string, given: string) {
  const account = await db
    .selectFrom("auth.account")
    .select(["id", "password"])
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .executeTakeFirst()
  const { password } = await auth.$context
  if (account?.password && !(await password.verify({ hash: account.password, password: given })))
    await db.deleteFrom("auth.account").where("id", "=", account.id).execute()
}
