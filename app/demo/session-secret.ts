import { randomBytes } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** A secret of this folder's own, made once, so that whoever is signed in stays so over a restart. */
export function sessionSecretOf(dataFolder: string): string {
  const file = join(dataFolder, "session-secret")
  try {
    const kept = readFileSync(file, "utf8").trim()
    if (kept.length >= 32) return kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
  }
  const secret = randomBytes(32).toString("base64url")
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return secret
}
