import type { Answer } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

/** The person is in, or has one more step to take; either way the cookies say so. */
export type Arrival = { kind: "signed-in"; cookies: string[] } | { kind: "code-needed"; cookies: string[] }

/** Every way in ends here. A session the browser had before is closed: nobody is left signed in behind it. */
export async function arrive(
  signIn: SignIn,
  visitor: Visitor,
  answer: Extract<Answer<unknown>, { ok: true }>,
): Promise<Arrival> {
  const left = readSessionToken(visitor.headers.get("Cookie"), signIn)
  const stays = answer.cookies.some((cookie) => left !== null && cookie.includes(left))
  if (left && !stays) await signIn.db.deleteFrom("auth.session").where("token", "=", left).execute()
  const kind = asksForCode(answer.value) ? "code-needed" : "signed-in"
  return { kind, cookies: answer.cookies }
}

const asksForCode = (value: unknown) =>
  typeof value === "object" && value !== null && "twoFactorRedirect" in value
