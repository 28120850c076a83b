import { createHash, randomBytes } from "node:crypto"

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** The secret part of a calendar's address: 256 random bits. */
export const newFeedToken = (): string => randomBytes(32).toString("base64url")

/** Of "TOKEN.ics", the token; null for what can be none. */
export const tokenInFileName = (name: string): string | null => {
  const token = name.replace(/\.ics$/, "")
  return TOKEN.test(token) && token !== name ? token : null
}

export const fingerprintOf = (token: string): Buffer => createHash("sha256").update(token).digest()
