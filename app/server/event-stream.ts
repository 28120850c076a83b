/** Sends one event with this name; its data is one line. */
type Send = (event: string, data?: string) => void

export type EventStream = {
  /** Ends when the browser goes. */
  signal: AbortSignal
  /** Starts the flow; answers what stops it. */
  start: (send: Send) => () => void
  /** Asked now and then; false, or a failure, ends the stream, and the browser is told not to come back. */
  stillAllowed: () => Promise<boolean>
  heartbeatMs?: number
  recheckMs?: number
}

/** Proxies close what stays silent for half a minute. */
const HEARTBEAT_MS = 25_000
const RECHECK_MS = 60_000
/** Events that wait for a browser that no longer reads; it comes back by itself and reads the page afresh. */
const MOST_WAITING = 50

/** Server-sent events (HTML, section 9.2). Holds no transaction and no connection to the database while it flows. */
export function eventStream(stream: EventStream): Response {
  let end = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        end = flow(stream, controller)
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  )
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  })
}

/** Answers what ends it; ending twice does no harm. */
function flow(stream: EventStream, controller: ReadableStreamDefaultController<Uint8Array>): () => void {
  const { signal, start, stillAllowed, heartbeatMs = HEARTBEAT_MS, recheckMs = RECHECK_MS } = stream
  const encoder = new TextEncoder()
  let ended = false
  const write = (text: string) => {
    if (ended) return
    controller.enqueue(encoder.encode(text))
    if ((controller.desiredSize ?? 0) <= -MOST_WAITING) end()
  }
  const stop = start((event, data = event) => write(`event: ${event}\ndata: ${data}\n\n`))
  const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs)
  const recheck = setInterval(async () => {
    if (await stillAllowed().catch(() => false)) return
    write("event: gone\ndata: gone\n\n")
    end()
  }, recheckMs)
  const end = () => {
    if (ended) return
    ended = true
    clearInterval(heartbeat)
    clearInterval(recheck)
    stop()
    try {
      controller.close()
    } catch {
      // The browser has closed it already.
    }
  }
  signal.addEventListener("abort", end, { once: true })
  write("retry: 3000\n\n")
  return end
}
