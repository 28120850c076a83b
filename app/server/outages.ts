import { data, type ServerBuild } from "@remix-run/node"
import { isOutage } from "#db/outage.ts"

type Route = NonNullable<ServerBuild["routes"][string]>
type Door = NonNullable<Route["module"]["loader"]>

/** How long whoever meets an outage is asked to wait: Retry-After of every answer with status 503. */
export const RETRY_AFTER_SECONDS = "60"

const SENTENCE =
  "Kith cannot reach its records just now. What you were doing was either done whole or not at all. " +
  "Please try again in a minute."

/** The same build, whose doors answer 503 while the database is out of reach, instead of 500. */
export const tellingOutages = (build: ServerBuild): ServerBuild => ({
  ...build,
  routes: Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [
      id,
      route && { ...route, module: telling(route.module) },
    ]),
  ),
})

function telling(module: Route["module"]): Route["module"] {
  const refusal = module.default === undefined ? asText : asPage
  const { loader, action } = module
  return {
    ...module,
    ...(loader ? { loader: door(loader, refusal) } : {}),
    ...(action ? { action: door(action, refusal) } : {}),
  }
}

const door =
  (open: Door, refusal: () => unknown): Door =>
  async (args) => {
    try {
      return await open(args)
    } catch (error) {
      if (!isOutage(error)) throw error
      console.error(`The database is out of reach: ${(error as Error).message}`)
      throw refusal()
    }
  }

const asPage = () => data({ sentence: SENTENCE }, { status: 503 })

const asText = () =>
  new Response(`${SENTENCE}\n`, {
    status: 503,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "Retry-After": RETRY_AFTER_SECONDS,
    },
  })
