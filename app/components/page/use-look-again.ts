import { useRevalidator } from "@remix-run/react"
import { useEffect } from "react"

const PAUSE_MS = 3_000

/** Asks the server for an interactive page's data again and again, in place, while something is under way. */
export function useLookAgain(isUnderWay: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => {
      if (!document.hidden) revalidate()
    }, PAUSE_MS)
    return () => clearInterval(timer)
  }, [isUnderWay, revalidate])
}
