import { createHmac, randomBytes } from "node:crypto"
import { chownSync, readFileSync, writeFileSync } from "node:fs"
import type { Account } from "#db/embedded/server-account.ts"

/** The logins of the embedded server: the superuser, the owner of the schema, and the app. */
export type RoleName = "postgres" | "kith_owner" | "kith"

/** The superuser's random password, made at first start and kept beside the data, readable by its owner only. */
export function readOrMakeSecret(file: string, account: Account | undefined): string {
  try {
    const secret = readFileSync(file, "utf8").trim()
    if (secret) return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
  }
  const secret = randomBytes(24).toString("base64url")
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  if (account) chownSync(file, account.uid, account.gid)
  return secret
}

/** Every role has a password of its own, derived, so that only one secret is kept. */
export function passwordOf(role: RoleName, secret: string): string {
  return role === "postgres" ? secret : createHmac("sha256", secret).update(role).digest("base64url")
}
