/** A school's claim to half-days a week. `turn` is unique; of equal claims the lower one is served first. */
export type DayClaim = { halfDays: number; turn: number }

export type Ration = {
  /** What each claim gets, index for index. */
  given: number[]
  /** Whose half-day comes next when one becomes free, the claims by index: the waiting list. */
  waiting: number[]
}

/**
 * Shares out half-days that are too few for all: every claim in its turn gets one, then the next round begins, until
 * none is left or nobody wants more. So nobody has two more than somebody who still waits, everything that is wanted
 * and there is given, and one more claim never gives another one more.
 */
export function rationDays(capacity: number, claims: readonly DayClaim[]): Ration {
  const given = claims.map(() => 0)
  const waiting: number[] = []
  let left = capacity
  for (const index of inRounds(claims)) {
    if (left > 0) {
      given[index]! += 1
      left -= 1
    } else waiting.push(index)
  }
  return { given, waiting }
}

/** Every half-day that is wanted, round by round, as the index of whoever wants it. */
function* inRounds(claims: readonly DayClaim[]): Generator<number> {
  const order = claims.map((_, index) => index).sort((a, b) => claims[a]!.turn - claims[b]!.turn)
  const most = claims.reduce((most, { halfDays }) => Math.max(most, halfDays), 0)
  for (let round = 1; round <= most; round++)
    for (const index of order) if (claims[index]!.halfDays >= round) yield index
}
