import type { RunningApp } from "#tests/support/app.ts"

export type Asked = {
  method?: "GET" | "POST"
  /** From `sessionCookieFor`; without one, nobody is signed in. */
  cookie?: string
  body?: BodyInit
  headers?: Record<string, string>
}

/** What came back: where a redirect leads to, as a path, or the page. */
export type Answer = { status: number; location: string | null; html: string }

/** Asks the app over HTTP as a browser without JavaScript would, and follows no redirect. */
export async function ask(app: RunningApp, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = "GET", cookie = "", body, headers = {} } = asked
  const response = await fetch(new URL(path, app.url), {
    method,
    body,
    headers: { Cookie: cookie, ...headers },
    redirect: "manual",
  })
  const to = response.headers.get("Location")
  const location = to?.startsWith(app.url) ? to.slice(app.url.length) : to
  return { status: response.status, location, html: await textOf(response) }
}

/** An open stream has no end to wait for. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get("Content-Type")?.startsWith("text/event-stream") !== true) return response.text()
  await response.body?.cancel()
  return ""
}
