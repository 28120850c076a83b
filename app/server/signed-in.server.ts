import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import type { Actor } from "#app/features/auth/actor.ts"
import { type Access, type Lastly, openRequest } from "#app/features/auth/open-request.server.ts"
import { readSessionToken } from "#app/features/auth/sessions/session-cookie.server.ts"
import { toldTo } from "#app/server/refusals.ts"
import type { Tx } from "#db/client.ts"

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs

/** What a page works with: the open transaction, who asks, and the request itself. */
export type Visit = RouteArgs & {
  tx: Tx
  actor: Actor
  url: URL
  now: Temporal.Instant
  /** What must only happen once the transaction stands, such as telling open pages. */
  afterCommit: (effect: () => void) => void
  lastly: Lastly
}

type Requirement = "a-person" | "a-school"

/**
 * Runs `work` as the signed-in person. What `work` returns commits, a redirect too; what it throws rolls back.
 * Whoever is not signed in is sent to do so and comes back. `ahead` is read in the round trip that asks who it is.
 */
export async function visit<T, Found = undefined>(
  args: RouteArgs,
  access: Access,
  requirement: Requirement,
  work: (visit: Visit, found: Found) => Promise<T>,
  ahead?: (tx: Tx) => Promise<Found>,
) {
  const { request, context } = args
  const url = new URL(request.url)
  const token = tokenOf(args)
  const effects: (() => void)[] = []
  const afterCommit = (effect: () => void) => void effects.push(effect)
  const admit = async (tx: Tx, actor: Actor, found: Found, lastly: Lastly) => {
    if (requirement === "a-school" && actor.twoFactorDue) throw redirect("/account/two-factor?required=1")
    if (requirement === "a-school" && actor.school === null && actor.coordinates.length === 0)
      throw redirect("/schools/join")
    const visiting = { ...args, tx, actor, url, now: context.now(), afterCommit, lastly }
    try {
      return { done: await work(visiting, found) }
    } catch (thrown) {
      throw toldTo(actor, thrown)
    }
  }
  const result = token ? await openRequest(context.db, token, access, admit, ahead) : null
  if (result === null) throw redirect(`/sign-in?next=${encodeURIComponent(pathOf(url, request.method))}`)
  for (const effect of effects) effect()
  return result.done
}

const tokenOf = ({ request, context }: RouteArgs) =>
  context.renewedSession ??
  readSessionToken(request.headers.get("Cookie"), { secret: context.sessionSecret, appUrl: context.appUrl })

/** Whether the browser brings a session, which may have ended; for the page that visitors see as well. */
export const hasSession = (args: RouteArgs) => tokenOf(args) !== null

// After signing in, a person comes back to the page; a form they had posted is not posted again.
const pathOf = (url: URL, method: string) =>
  method === "GET" ? url.pathname + url.search.replace(/^\?index$/, "") : url.pathname

/**
 * What a page or an act reads first, whoever asks: it costs no round trip of its own, because it goes out with the
 * statement that says who does.
 */
type Ahead<Asked, Found> = (asked: Asked & { tx: Tx }) => Promise<Found>

/** The viewer goes with every page's data, because every page says for whom the person acts. */
export type Viewed<T> = T & { viewer: Actor }

/** A loader of a page for people who act for a school or coordinate a group; its transaction cannot write. */
export const pageLoader = <T extends object>(work: (visit: Visit) => Promise<T>) =>
  pageLoaderAhead(async () => {}, work)

/** As `pageLoader`, for a page that many read. */
export const pageLoaderAhead =
  <Found, T extends object>(
    ahead: Ahead<Pick<LoaderFunctionArgs, "params">, Found>,
    work: (visit: Visit, found: Found) => Promise<T>,
  ) =>
  (args: LoaderFunctionArgs): Promise<Viewed<T>> =>
    visit(
      args,
      "read only",
      "a-school",
      async (v, found: Found) => ({ ...(await work(v, found)), viewer: v.actor }),
      (tx) => ahead({ params: args.params, tx }),
    )

/** As `pageLoader`, for the few pages that a person needs before they have a school or a second factor. */
export const personLoader =
  <T extends object>(work: (visit: Visit) => Promise<T>) =>
  (args: LoaderFunctionArgs): Promise<Viewed<T>> =>
    visit(args, "read only", "a-person", async (v) => ({ ...(await work(v)), viewer: v.actor }))

/** For files and streams: the same doors, but the work's own response goes out as it is. */
export const fileLoader =
  (work: (visit: Visit) => Promise<Response>) =>
  (args: LoaderFunctionArgs): Promise<Response> =>
    visit(args, "read only", "a-school", work)

export const pageAction =
  <T>(work: (visit: Visit) => Promise<T>) =>
  (args: ActionFunctionArgs): Promise<T> =>
    visit(args, "read write", "a-school", work)

/** A posted form, with what its page's address names. */
export type Posted = { form: FormData; params: ActionFunctionArgs["params"] }

/** As `pageAction`, for a form that many send at once. */
export const formAction =
  <Found, T>(ahead: Ahead<Posted, Found>, work: (visit: Visit & Posted, found: Found) => Promise<T>) =>
  async (args: ActionFunctionArgs): Promise<T> => {
    const posted = { form: await args.request.formData(), params: args.params }
    return visit(
      args,
      "read write",
      "a-school",
      (v, found: Found) => work({ ...v, ...posted }, found),
      (tx) => ahead({ ...posted, tx }),
    )
  }

export const personAction =
  <T>(work: (visit: Visit) => Promise<T>) =>
  (args: ActionFunctionArgs): Promise<T> =>
    visit(args, "read write", "a-person", work)
