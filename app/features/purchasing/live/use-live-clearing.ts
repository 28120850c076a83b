import { useEffect, useState } from "react"
import type { LiveShare, LiveView } from "#app/features/purchasing/live/live-clearing.ts"

export type LiveNow = { view: LiveView; share: LiveShare | null }

/** The clearing as the page was loaded with, and every one that the page's stream has told of since. */
export function useLiveClearing(loaded: LiveNow | null): {
  now: LiveNow | null
  hear: (event: MessageEvent<string>) => void
} {
  const [heard, setHeard] = useState<LiveNow | null>(null)
  // What was loaded is newer than what was heard before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what tells.
  useEffect(() => setHeard(null), [loaded])
  return { now: loaded && (heard ?? loaded), hear: (event) => setHeard(JSON.parse(event.data)) }
}
