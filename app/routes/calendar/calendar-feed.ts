import { createHash } from "node:crypto"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { countAttempt } from "#app/features/auth/attempts/count-attempt.server.ts"
import { tokenInFileName } from "#app/features/staffing/calendar/feed-token.server.ts"
import { readFeed } from "#app/features/staffing/calendar/read-feed.server.ts"
import { writeFeed } from "#app/features/staffing/calendar/write-feed.ts"
import { visitorOf } from "#app/server/doors/sign-in-door.server.ts"

const text = (status: number, sentence: string, headers: Record<string, string> = {}) =>
  new Response(`${sentence}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers },
  })

const nothingHere = () => text(404, "There is no calendar at this address.")

/** Whether the fetcher has this version already (RFC 9110, 13.1.2: compared weakly). */
const hasAlready = (request: Request, tag: string) =>
  (request.headers.get("If-None-Match") ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""))
    .some((each) => each === tag || each === "*")

/** A person's private calendar, for calendars that fetch it: whoever has the address reads it, without signing in. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context, params } = args
  const token = tokenInFileName(params.file ?? "")
  if (token === null) return nothingHere()
  const now = context.now()
  const until = await countAttempt(context.signIn.db, "calendar", token, visitorOf(args))
  if (until) {
    const seconds = Math.max(1, Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / 1000))
    return text(429, "This calendar is fetched too often.", { "Retry-After": String(seconds) })
  }
  const entries = await readFeed(context.db, token, now)
  if (!entries) return nothingHere()
  const file = writeFeed(entries, context)
  const tag = `"${createHash("sha256").update(file).digest("base64url").slice(0, 27)}"`
  const headers = {
    ETag: tag,
    // Kept by the fetcher alone, and asked for again a while later.
    "Cache-Control": "private, max-age=300",
    "X-Robots-Tag": "noindex",
  }
  if (hasAlready(request, tag)) return new Response(null, { status: 304, headers })
  return new Response(file, {
    headers: {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="kith.ics"',
    },
  })
}
