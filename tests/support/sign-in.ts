import { createHmac, randomBytes } from "node:crypto"
import { createDatabase, createPool } from "#db/client.ts"

/** What test servers sign their cookies with. */
export const testSecret = "a-secret-for-tests-that-nobody-keeps-secret"

export type CookieWish = {
  /** Without one, the first of their schools by name. */
  actingSchoolId?: string
  secret?: string
  /** An https:// address names the cookie differently. */
  appUrl?: string
}

/**
 * A Cookie header that signs this person in, without a password and its slow hash. `databaseUrl` is the address that
 * the app itself uses. Signed as better-auth does it, by itself, so that a test can tell when the two differ.
 */
export async function sessionCookieFor(
  databaseUrl: string,
  personId: string,
  { actingSchoolId, secret = testSecret, appUrl = "http://localhost" }: CookieWish = {},
): Promise<string> {
  const token = randomBytes(24).toString("base64url")
  const db = createDatabase(createPool(databaseUrl, "kith_auth", 1))
  try {
    await db
      .insertInto("auth.session")
      .values({
        token,
        userId: personId,
        actingSchoolId: actingSchoolId ?? null,
        expiresAt: Temporal.Now.instant().add({ hours: 24 }),
      })
      .execute()
  } finally {
    await db.destroy()
  }
  const signature = createHmac("sha256", secret).update(token).digest("base64")
  const name = `${appUrl.startsWith("https:") ? "__Secure-" : ""}kith.session_token`
  return `${name}=${encodeURIComponent(`${token}.${signature}`)}`
}
