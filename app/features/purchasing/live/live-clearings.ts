import type { LiveClearing } from "#app/features/purchasing/live/live-clearing.ts"
import type { PoolChanges } from "#app/features/purchasing/pools/pool-changes.ts"

/** The clearings of open pools as they would be now, worked out once a process for all who look. */
export type LiveClearings = {
  /** null once the pool is not open, or there is none. */
  of(poolId: string): Promise<LiveClearing | null>
  /** Tells of each clearing anew, and of the end by null; answers what ends it. */
  subscribe(poolId: string, listener: (clearing: LiveClearing | null) => void): () => void
  /** What was worked out of this pool does not hold any more. */
  forget(poolId: string): void
  stop(): void
}

type Entry = {
  found: Promise<LiveClearing | null> | null
  listeners: Set<(clearing: LiveClearing | null) => void>
  unsubscribe: () => void
  isWorking: boolean
  isStale: boolean
  timer?: NodeJS.Timeout
  idle?: NodeJS.Timeout
}

type Options = {
  /** Between two calculations of one pool: what changes meanwhile goes into one. */
  pauseMs?: number
  /** How long a pool at which nobody looks is remembered. */
  keepMs?: number
}

/**
 * Works out with `read` whatever somebody looks at, again when it has changed, and tells all who listen. Each is told
 * by a call that does not wait, so a slow one delays nobody.
 */
export function createLiveClearings(
  read: (poolId: string) => Promise<LiveClearing | null>,
  changes: Pick<PoolChanges, "subscribe">,
  { pauseMs = 250, keepMs = 60_000 }: Options = {},
): LiveClearings {
  const entries = new Map<string, Entry>()

  const drop = (poolId: string, entry: Entry) => {
    clearTimeout(entry.timer)
    clearTimeout(entry.idle)
    entry.unsubscribe()
    entries.delete(poolId)
  }
  const restSoon = (poolId: string, entry: Entry) => {
    clearTimeout(entry.idle)
    if (entry.listeners.size === 0) entry.idle = setTimeout(() => drop(poolId, entry), keepMs).unref()
  }
  const entryOf = (poolId: string): Entry => {
    const known = entries.get(poolId)
    if (known) return known
    const entry: Entry = {
      ...{ found: null, listeners: new Set(), isWorking: false, isStale: false },
      unsubscribe: changes.subscribe(poolId, () => changed(poolId)),
    }
    entries.set(poolId, entry)
    return entry
  }
  const changed = (poolId: string) => {
    const entry = entries.get(poolId)
    if (!entry) return
    entry.found = null
    if (entry.listeners.size === 0) return
    entry.isStale = true
    if (!entry.isWorking && entry.timer === undefined) void tellAnew(poolId, entry)
  }
  const tellAnew = async (poolId: string, entry: Entry) => {
    entry.isWorking = true
    entry.isStale = false
    const clearing = await workOut(poolId, entry).catch(() => undefined)
    entry.isWorking = false
    if (clearing !== undefined) for (const listener of entry.listeners) listener(clearing)
    entry.timer = setTimeout(() => {
      entry.timer = undefined
      if (entry.isStale && entries.get(poolId) === entry) void tellAnew(poolId, entry)
    }, pauseMs).unref()
  }
  const workOut = (poolId: string, entry: Entry) => {
    const found = read(poolId)
    entry.found = found
    found.catch(() => {
      if (entry.found === found) entry.found = null
    })
    return found
  }

  return {
    of(poolId) {
      const entry = entryOf(poolId)
      restSoon(poolId, entry)
      return entry.found ?? workOut(poolId, entry)
    },
    subscribe(poolId, listener) {
      const entry = entryOf(poolId)
      entry.listeners.add(listener)
      clearTimeout(entry.idle)
      return () => {
        entry.listeners.delete(listener)
        restSoon(poolId, entry)
      }
    },
    forget(poolId) {
      const entry = entries.get(poolId)
      if (entry) entry.found = null
    },
    stop() {
      for (const [poolId, entry] of entries) drop(poolId, entry)
    },
  }
}
