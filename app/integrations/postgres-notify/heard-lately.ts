/** For so long a page may take from being read to listening. */
const KEPT_MS = 60_000
/** Clocks of machines differ, and a page's time is taken while it is read. Once too often costs one reading. */
const SLACK_MS = 5_000

export type HeardLately = {
  heard(poolId: string): void
  /** From now on nothing is missed; of what was before, nothing is known. */
  startAfresh(): void
  /** Whether this pool has changed since then, for all that is known. */
  mayHaveChanged(poolId: string, since: Temporal.Instant): boolean
}

/** Remembers for a minute of which pools a change was heard, for pages that were read before they listened. */
export function createHeardLately(now: () => number = Date.now): HeardLately {
  const times = new Map<string, number>()
  let knownFrom = now()

  const forgetOld = () => {
    const oldest = now() - KEPT_MS
    for (const [poolId, at] of times) {
      if (at >= oldest) break
      times.delete(poolId)
    }
    knownFrom = Math.max(knownFrom, oldest)
  }
  return {
    heard(poolId) {
      forgetOld()
      // Deleted first, so that the oldest stays in front.
      times.delete(poolId)
      times.set(poolId, now())
    },
    startAfresh() {
      knownFrom = now()
    },
    mayHaveChanged(poolId, since) {
      forgetOld()
      const from = since.epochMilliseconds
      return from < knownFrom || (times.get(poolId) ?? 0) >= from - SLACK_MS
    },
  }
}
