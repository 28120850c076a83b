import { createHmac, randomBytes } from "node:crypto"
import { chownSync, readFileSync, writeFileSync } from "node:fs"
import type { Account } from "#db/embedded/server-account.ts"

/** The logins of the embedded server: the superuser, the owner of the schema, and the app. */
export type RoleName = "postgres" | "kith_owner" | "kith"

/** Makes the superuser's random password, kept beside the data and readable by its owner only. */
export function makeSecret(file: string, account: Account | undefined): void {
  writeFileSync(file, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 })
  if (account) chownSync(file, account.uid, account.gid)
}

export const readSecret = (file: string): string => readFileSync(file, "utf8").trim()

/** Every role has a password of its own, derived, so that only one secret is kept. */
export function passwordOf(role: RoleName, secret: string): string {
  return role === "postgres" ? secret : createHmac("sha256", secret).update(role).digest("base64url")
}
