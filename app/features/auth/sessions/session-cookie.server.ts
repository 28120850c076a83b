import { createHmac, timingSafeEqual } from "node:crypto"
import { keepLatest } from "#app/core/keep-latest.ts"

/** Over HTTPS the name promises that no other page of the domain could have set the cookie without encryption. */
const nameFor = (appUrl: string) =>
  appUrl.startsWith("https:") ? "__Secure-kith.session_token" : "kith.session_token"

/**
 * The session token in a Cookie header, or null when there is none or its signature is not ours.
 * better-auth signs the cookie as `token.base64(HMAC-SHA256(secret, token))`, percent-encoded.
 */
export function readSessionToken(
  cookieHeader: string | null,
  { secret, appUrl }: { secret: string; appUrl: string },
): string | null {
  for (const pair of cookieHeader?.split(";") ?? []) {
    const [name, value] = [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]
    if (name !== nameFor(appUrl)) continue
    const [token, signature] = splitAtLastDot(decode(value))
    if (!token || !signature || token.length > LONGEST_TOKEN) continue
    if (sameText(signature, signatureOf({ secret, token }))) return token
  }
  return null
}

/** What is longer is not ours, and not worth remembering. */
const LONGEST_TOKEN = 128

/** Who reads one page reads another soon, and signing costs as much as reading the rest of a request's headers. */
const signatureOf = keepLatest(
  1_000,
  ({ secret, token }: { secret: string; token: string }) => `${secret} ${token}`,
  ({ secret, token }) => createHmac("sha256", secret).update(token).digest("base64"),
)

const decode = (value: string) => {
  try {
    return decodeURIComponent(value)
  } catch {
    return ""
  }
}
const splitAtLastDot = (text: string) => [
  text.slice(0, text.lastIndexOf(".")),
  text.slice(text.lastIndexOf(".") + 1),
]
const sameText = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
