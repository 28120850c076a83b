import { useRevalidator } from "@remix-run/react"
import { useEffect, useRef, useState } from "react"

/** At most one reload of the page's data within this time, however often it changes. */
const PAUSE_MS = 1_000

/** The stream's parameter that says when the page was read. */
export const READ_AT = "since"

/** What is done with the data of the stream's other events, by their names. */
type Hearers = Record<string, (event: MessageEvent<string>) => void>
const noHearers: Hearers = {}

/**
 * Keeps an interactive page's data as new as the server's: a stream of server-sent events says "changed", and the
 * loader is asked again. `readAt`, in milliseconds, is when the data was read: of what changed since, the stream tells
 * as it begins. A page in a background tab waits until it is looked at. Answers whether the stream is up.
 */
export function useLivePage(streamHref: string, readAt: number, hear: Hearers = noHearers): boolean {
  const { revalidate } = useRevalidator()
  const [live, setLive] = useState(false)
  const hearers = useRef(hear)
  const newest = useRef(readAt)
  newest.current = readAt
  useEffect(() => {
    const stream = new EventSource(`${streamHref}?${READ_AT}=${newest.current}`)
    let timer: ReturnType<typeof setTimeout> | undefined
    let stale = false
    let lostOnce = false
    const refresh = () => {
      if (timer !== undefined || !stale || document.hidden) return
      stale = false
      revalidate()
      timer = setTimeout(() => {
        timer = undefined
        refresh()
      }, PAUSE_MS)
    }
    const changed = () => {
      stale = true
      refresh()
    }
    stream.addEventListener("changed", changed)
    for (const [name, listener] of Object.entries(hearers.current)) stream.addEventListener(name, listener)
    stream.addEventListener("gone", () => {
      stream.close()
      setLive(false)
      changed()
    })
    stream.addEventListener("open", () => {
      setLive(true)
      // What happened while the line was down has not been told.
      if (lostOnce) changed()
    })
    stream.addEventListener("error", () => {
      lostOnce = true
      setLive(false)
    })
    document.addEventListener("visibilitychange", refresh)
    return () => {
      stream.close()
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", refresh)
    }
  }, [streamHref, revalidate])
  return live
}
