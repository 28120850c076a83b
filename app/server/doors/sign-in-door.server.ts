import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { tooOften } from "#app/features/auth/attempts/attempt-limits.ts"
import { openRequest } from "#app/features/auth/open-request.server.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import type { Arrival } from "#app/features/auth/signing-in/arrive.server.ts"
import { nextPath } from "#app/features/auth/signing-in/next-path.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"
import { refuseForNow } from "#app/server/form.server.ts"

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs

export const visitorOf = ({ request, context }: RouteArgs): Visitor => ({
  headers: request.headers,
  address: context.clientAddress,
})

/** Where the page's address says to go afterwards; home when it says nothing, or another site. */
export const nextOf = ({ request }: RouteArgs) => nextPath(new URL(request.url).searchParams.get("next"))

/** The same step's address with what comes after it kept: `/sign-in/code?next=%2Fpools`. */
export const stepTo = (path: string, next: string) =>
  next === "/" ? path : `${path}?${new URLSearchParams({ next })}`

export const redirectWithCookies = (path: string, cookies: readonly string[]) =>
  redirect(path, { headers: cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]) })

/** Signed in, the person goes where they wanted to; or first to the second step. */
export const goOn = (arrival: Arrival, next: string) =>
  redirectWithCookies(arrival.kind === "signed-in" ? next : stepTo("/sign-in/code", next), arrival.cookies)

export const askToWait = (form: FormData, until: Temporal.Instant, now: Temporal.Instant) =>
  refuseForNow(form, tooOften(until, now))

/** Pages for signing in have nothing to say to somebody who is in. */
export async function sendOnWhoIsIn(args: LoaderFunctionArgs): Promise<void> {
  const { request, context } = args
  const token = readSessionToken(request.headers.get("Cookie"), context.signIn)
  if (token && (await openRequest(context.db, token, "read only", async () => true)))
    throw redirect(nextOf(args))
}
