import { type Entitlement, spreadDays } from "#app/features/staffing/week/spread-days.ts"

/**
 * Spreads days as `spreadDays` does, and gives no school a day on which it is shut: such a day changes places with the
 * nearest one whose school can have it instead. Each school keeps its number of days; a day for which no exchange can
 * be found is nobody's.
 */
export function spreadOpenDays(
  length: number,
  entitlements: readonly Entitlement[],
  canHave: (at: number, schoolId: string) => boolean,
): (string | null)[] {
  const days = spreadDays(length, entitlements)
  const suits = (at: number, schoolId: string | null) => schoolId === null || canHave(at, schoolId)
  for (const at of days.keys()) {
    const shut = days[at]!
    if (suits(at, shut)) continue
    const other = nearest(at, length).find(
      (there) => days[there] !== shut && suits(at, days[there]!) && suits(there, shut),
    )
    days[at] = other === undefined ? null : days[other]!
    if (other !== undefined) days[other] = shut
  }
  return days
}

/** All other days, the nearest first; of two as near, the later. */
const nearest = (at: number, length: number): number[] =>
  Array.from({ length }, (_, there) => there)
    .filter((there) => there !== at)
    .sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || b - a)
