import { useEffect, useState } from "react"
import type { CostsView, Headline, ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"

/** What quantities as they are being typed would come to, from the server. */
export type CostPreview = {
  costs: CostsView | null
  headline: Headline | null
  nextTexts: Record<string, string>
}

/** The server is asked once somebody rests for this long. */
const REST_MS = 200

/**
 * Asks what the typed quantities come to, and again whenever the pool has changed; null asks nothing. Until the server
 * has said, its last answer stands. Asked directly and not through the router, which gives up the whole page when a
 * question is cut short by a navigation.
 */
export function useCostPreview(page: ShownPool, quantities: string | null) {
  const [answer, setAnswer] = useState<{ to: string; preview: CostPreview | null } | null>(null)
  useEffect(() => {
    if (quantities === null) return
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      const preview = await ask(`/pools/${page.id}/cost?${quantities}`, asking.signal)
      if (!asking.signal.aborted) setAnswer({ to: quantities, preview })
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [quantities, page])
  if (quantities === null) return { preview: null, isSettling: false }
  return { preview: answer?.preview ?? null, isSettling: answer?.to !== quantities }
}

/** null when the server cannot be reached, or does not say: the page then shows what it had. */
async function ask(href: string, signal: AbortSignal): Promise<CostPreview | null> {
  try {
    const response = await fetch(href, { signal, headers: { Accept: "application/json" } })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
