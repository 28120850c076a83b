import { Writable } from "node:stream"
import type {
  AppLoadContext,
  EntryContext,
  HandleDataRequestFunction,
  HandleErrorFunction,
} from "@remix-run/node"
import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import { renderToPipeableStream } from "react-dom/server"
import { DocumentContext } from "#app/components/document-context.ts"

const ABORT_AFTER_MS = 10_000

/** A form that comes back with what is wrong in it. */
const REFUSED = 422

/** Pages hold no deferred data, so the whole document is ready at once: one write, with a length. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <DocumentContext.Provider value={{ nonce, refused: status === REFUSED }}>
        <RemixServer context={context} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
      </DocumentContext.Provider>,
      {
        onAllReady() {
          clearTimeout(timer)
          pipe(
            collect((body) => {
              headers.set("Content-Type", "text/html; charset=utf-8")
              headers.set("Content-Length", String(body.byteLength))
              resolve(new Response(body, { headers: unkept(headers), status }))
            }),
          )
        },
        onShellError: reject,
        onError(error) {
          if (!request.signal.aborted) console.error(error)
        },
      },
    )
    const timer = setTimeout(abort, ABORT_AFTER_MS)
  })
}

export const handleDataRequest: HandleDataRequestFunction = (response) => {
  unkept(response.headers)
  return response
}

/** What visitors get wrong (an unknown address, a method that a page does not take) is no fault of the app's. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  console.error(error)
}

/** Pages are one person's; no cache keeps them, unless the route says otherwise. */
function unkept(headers: Headers) {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store")
  return headers
}

function collect(whole: (body: Buffer<ArrayBuffer>) => void) {
  const chunks: Buffer[] = []
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
    final(done) {
      whole(Buffer.concat(chunks))
      done()
    },
  })
}
