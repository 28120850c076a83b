import { sql } from "kysely"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { deviceName } from "#app/features/auth/sessions/device-name.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"

export type OpenSession = {
  id: string
  /** "Chrome on Windows" */
  device: string
  openedAt: Temporal.Instant
  lastUsedAt: Temporal.Instant
  /** The one that asks. */
  isThisOne: boolean
}

/** Where the person is signed in, the latest used first. Tokens stay in the database. */
export async function listSessions(
  signIn: SignIn,
  visitor: Visitor,
  personId: string,
): Promise<OpenSession[]> {
  const rows = await signIn.db
    .selectFrom("auth.session")
    .select(["id", "token", "userAgent", "createdAt", "updatedAt"])
    .where("userId", "=", personId)
    .where("expiresAt", ">", sql<Temporal.Instant>`now()`)
    .orderBy("updatedAt", "desc")
    .execute()
  const token = readSessionToken(visitor.headers.get("Cookie"), signIn)
  return rows.map((row) => ({
    id: row.id,
    device: deviceName(row.userAgent ?? ""),
    openedAt: row.createdAt,
    lastUsedAt: row.updatedAt,
    isThisOne: row.token === token,
  }))
}

/** Ends one of the person's sessions; somebody else's, or one that has ended, is left alone. */
export async function endSession(signIn: SignIn, personId: string, sessionId: string): Promise<void> {
  await signIn.db
    .deleteFrom("auth.session")
    .where("userId", "=", personId)
    .where("id", "=", sessionId)
    .execute()
}

/** Signs the person out everywhere, here too. */
export async function endAllSessions(signIn: SignIn, visitor: Visitor, personId: string): Promise<string[]> {
  await signIn.db.deleteFrom("auth.session").where("userId", "=", personId).execute()
  return signOut(signIn, visitor)
}

/** Ends the session that asks, if there is one; answers the cookies that make the browser forget it. */
export async function signOut(signIn: SignIn, { headers }: Visitor): Promise<string[]> {
  const answer = await answerOf(signIn.auth.api.signOut({ headers, returnHeaders: true }))
  return answer.ok ? answer.cookies : []
}
