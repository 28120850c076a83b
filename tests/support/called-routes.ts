import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { demoStripeKeys } from "#app/demo/stripe/start-stripe-simulation.ts"
import { wire } from "#app/server/wiring.ts"
import type { TestDatabase } from "#tests/support/database.ts"
import { sessionCookieFor, testSecret } from "#tests/support/sign-in.ts"

const APP_URL = "http://localhost:3000"

type Args = LoaderFunctionArgs & ActionFunctionArgs
type Door = (args: Args) => unknown
type Asked = {
  path: string
  params?: Record<string, string>
  cookie?: string
  /** Posts it; without one the page is read. */
  form?: Record<string, string>
  body?: string
  headers?: Record<string, string>
}

/** What a route answered or threw: a page's data or a response, and its status. */
export type Answer = { status: number; data: unknown; response: Response | null }

/** The app as it runs, worker and all, for routes to be called as the server calls them. `stop()` before `drop()`. */
export async function startPages(database: TestDatabase, { cards = true } = {}) {
  const running = await wire({
    ...{ DATABASE_URL: database.url, SESSION_SECRET: testSecret, APP_URL, PORT: 0 },
    MAIL_FROM: "Kith <no-reply@localhost>",
    STRIPE_SECRET_KEY: cards ? demoStripeKeys.secretKey : undefined,
    STRIPE_WEBHOOK_SECRET: cards ? demoStripeKeys.webhookSecret : undefined,
  })
  const ask = async (door: unknown, { path, params = {}, cookie = "", form, body, headers }: Asked) => {
    const sent = body ?? (form && new URLSearchParams(form))
    const request = new Request(`${APP_URL}${path}`, {
      method: sent === undefined ? "GET" : "POST",
      headers: { Cookie: cookie, ...headers },
      body: sent,
    })
    const context = { ...running.context, nonce: "", clientAddress: "192.0.2.1" }
    try {
      return answerOf(await (door as Door)({ request, params, context } as unknown as Args))
    } catch (thrown) {
      return answerOf(thrown)
    }
  }
  return {
    ask,
    cookieOf: (personId: string, actingSchoolId: string) =>
      sessionCookieFor(database.url, personId, { actingSchoolId }),
    stop: running.stop,
  }
}

export type Pages = Awaited<ReturnType<typeof startPages>>

type WithInit = { type: "DataWithResponseInit"; data: unknown; init: ResponseInit | null }

const answerOf = (answer: unknown): Answer => {
  if (answer instanceof Response) return { status: answer.status, data: null, response: answer }
  if (answer instanceof Error) throw answer
  const { type, data, init } = answer as WithInit
  if (type === "DataWithResponseInit") return { status: init?.status ?? 200, data, response: null }
  return { status: 200, data: answer, response: null }
}
