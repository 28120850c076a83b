import { PassThrough } from "node:stream"
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node"
import { RemixServer } from "@remix-run/react"
import { renderToPipeableStream } from "react-dom/server"
import { Nonce } from "#app/components/nonce.ts"

const ABORT_AFTER_MS = 10_000

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
      <Nonce.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
      </Nonce.Provider>,
      {
        onAllReady() {
          const body = new PassThrough()
          headers.set("Content-Type", "text/html; charset=utf-8")
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
          clearTimeout(timer)
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
