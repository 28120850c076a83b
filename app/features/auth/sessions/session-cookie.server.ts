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
    if (name !== nameFor(appUrl) || value.length > LONGEST) continue
    const token = tokenSigned({ value, secret })
    if (token !== null) return token
  }
  return null
}

/** What is longer is not ours, and not worth remembering. */
const LONGEST = 256

/** Whoever reads one page reads another soon, and a signature takes longer to check than a page's form to read. */
const tokenSigned = keepLatest(
  1_000,
  ({ value, secret }: { value: string; secret: string }) => `${secret} ${value}`,
  ({ value, secret }) => {
    const [token, signature] = splitAtLastDot(decode(value))
    const signed = createHmac("sha256", secret)
      .update(token ?? "")
      .digest("base64")
    return token && signature && sameText(signature, signed) ? token : null
  },
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
