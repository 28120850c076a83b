import { formatMoment } from "#app/core/civil-time.ts"
import { capFigure, capInWords, capStanding, type Reached } from "#app/features/purchasing/cap/pool-cap.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** A pool's cap and how near it is, in words; `percent` never passes 100. */
export type CapView = { percent: number; title: string; standing: string; explanation: string }

export function presentCap(terms: PoolTerms, now: Reached): CapView | null {
  const standing = capStanding(terms, now)
  if (!standing) return null
  const { reached, of, isReached } = standing
  return {
    percent: isReached ? 100 : Number((reached * 100n) / of),
    title: `Closes by itself at ${capInWords(terms)}`,
    standing: isReached
      ? `Reached, with ${capFigure(terms, reached)}. The pool is about to close.`
      : `${capFigure(terms, reached)} so far, ${capFigure(terms, of - reached)} to go.`,
    explanation:
      "The answer that reaches it is taken whole, so the order can come to more. " +
      `If it is not reached, the pool closes on ${formatMoment(terms.closesAt)}.`,
  }
}
