import type {
  AppLoadContext,
  EntryContext,
  HandleDataRequestFunction,
  HandleErrorFunction,
} from "@remix-run/node"
import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import { renderToString } from "react-dom/server"
import { DocumentContext } from "#app/components/page/document-context.ts"
import { RETRY_AFTER_SECONDS } from "#app/server/outages.ts"

/** A form that comes back with what is wrong in it. */
const REFUSED = 422

const UNAVAILABLE = 503

/**
 * Pages hold no deferred data, so each is written in one piece: two thirds of the time that React's stream takes,
 * which encodes every tag by itself.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
) {
  const interactive = context.staticHandlerContext.matches.some((match) => match.route.handle?.interactive)
  if (interactive) await readHandoff(context)
  const html = renderToString(
    <DocumentContext.Provider value={{ nonce, interactive, refused: status === REFUSED }}>
      <RemixServer context={withWholeManifest(context)} url={request.url} nonce={nonce} />
    </DocumentContext.Provider>,
  )
  headers.set("Content-Type", "text/html; charset=utf-8")
  unkept(headers)
  waiting(headers, status)
  // As bytes: a Response would look through a text for what is not well-formed before it encodes it.
  return new Response(Buffer.from(`<!DOCTYPE html>${html}`), { headers, status })
}

/**
 * Pages lead on by plain links, so a browser has no routes to discover. Naming the one manifest, which it keeps, costs
 * an eighth less of a live page's time than matching the page's own part of it and writing that out. The browser's
 * entry says the same, or React finds another page than the one it was sent.
 */
const withWholeManifest = (context: EntryContext): EntryContext => ({
  ...context,
  future: { ...context.future, v3_lazyRouteDiscovery: false },
})

/**
 * Reads the data that goes with a page into the browser before rendering, to where RemixServer keeps what it has
 * read of it; it would suspend for it otherwise.
 */
async function readHandoff(context: EntryContext) {
  const reader = context.serverHandoffStream!.getReader()
  const decoder = new TextDecoder()
  const pieces: Record<number, { result: { done: boolean; value: string } }> = {}
  for (let index = 0, done = false; !done; index++) {
    const piece = await reader.read()
    done = piece.done
    pieces[index] = { result: { done, value: decoder.decode(piece.value, { stream: !done }) } }
  }
  context.serverHandoffStream = new ReadableStream()
  Object.assign(context.renderMeta!, { streamCache: pieces })
}

export const handleDataRequest: HandleDataRequestFunction = (response) => {
  unkept(response.headers)
  waiting(response.headers, response.status)
  return response
}

/**
 * What visitors get wrong (an unknown address, a method that a page does not take) is no fault of the app's, and
 * what is out of reach has been told where it was met.
 */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status !== 500)) return
  console.error(error)
}

/** Pages are one person's; no cache keeps them, unless the route says otherwise. */
function unkept(headers: Headers) {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store")
}

function waiting(headers: Headers, status: number) {
  if (status === UNAVAILABLE) headers.set("Retry-After", RETRY_AFTER_SECONDS)
}
