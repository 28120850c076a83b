/** `days` of the term's days are this school's; whole, and never negative. */
export type Entitlement = { schoolId: string; days: number }

/**
 * Spreads the days of a term over schools so that at no time is any school a whole day ahead of, or behind, its
 * entitlement so far: the chairman assignment rule. Of the schools that may have the next day without getting too far
 * ahead, the one that would fall too far behind first has it; of equals the one named first.
 *
 * Source: R. Tijdeman, "The chairman assignment problem", Discrete Mathematics 32 (1980): the distance stays below
 * 1 − 1 ÷ (2n − 2) for n schools, which nothing can better.
 *
 * @param length the days of the term; those that no school is entitled to are nobody's, and spread like a school's
 * @returns for every day in turn the school's id, or null; each school has exactly its days
 * @throws RangeError when the schools are entitled to more days than there are
 */
export function spreadDays(length: number, entitlements: readonly Entitlement[]): (string | null)[] {
  const promised = entitlements.reduce((sum, { days }) => sum + days, 0)
  if (promised > length) throw new RangeError(`${promised} days are promised and the term has ${length}`)
  const claims = [...entitlements, { schoolId: null, days: length - promised }].filter(({ days }) => days > 0)
  const had = claims.map(() => 0)
  return Array.from({ length }, (_, before) => {
    const next = nextClaim(claims, had, { length, day: before + 1 })
    had[next]! += 1
    return claims[next]!.schoolId
  })
}

/** All in whole numbers: what is due is counted in parts of a day, `length` × (2n − 2) of them to a day. */
const nextClaim = (
  claims: readonly { days: number }[],
  had: readonly number[],
  { length, day }: { length: number; day: number },
): number => {
  const fineness = Math.max(1, 2 * claims.length - 2)
  const due = (i: number) => (claims[i]!.days * day - had[i]! * length) * fineness
  /** How many days on it would be too far behind, times its own days: compared crosswise, so nothing is rounded. */
  const grace = (i: number) => length * (fineness - 1) - due(i)
  const able = claims.map((_, i) => i).filter((i) => due(i) >= length)
  return able.reduce((first, i) =>
    grace(i) * claims[first]!.days < grace(first) * claims[i]!.days ? i : first,
  )
}
