import { faultsOf, worthOf } from "#app/features/staffing/week/check-week.ts"
import { weekdayOf } from "#app/features/staffing/week/half-days.ts"
import type { Visit, Week, WeekWorth } from "#app/features/staffing/week/week.ts"

/**
 * Moves a school's half-days to different days where both halves of one have come to it: by exchanging one with another
 * school's half-day, as long as the week is as good as before and keeps its rules.
 */
export function spreadHalves(week: Week, visits: readonly Visit[]): Visit[] {
  let best = [...visits]
  for (;;) {
    const better = exchanges(best).find(
      (candidate) =>
        doubled(candidate) < doubled(best) &&
        faultsOf(week, candidate).length === 0 &&
        isNoWorse(worthOf(week, candidate), worthOf(week, best)),
    )
    if (!better) return best
    best = better
  }
}

/** How many half-days follow another one of the same school on the same day. */
const doubled = (visits: readonly Visit[]): number => {
  const halves = visits.filter(({ placeId }) => !placeId.endsWith("day"))
  return (
    halves.length - new Set(halves.map(({ schoolId, placeId }) => `${schoolId} ${weekdayOf(placeId)}`)).size
  )
}

/** Every week in which two half-days of different schools have changed places. */
function* exchanges(visits: readonly Visit[]): Generator<Visit[]> {
  for (const [i, one] of visits.entries())
    for (const [j, other] of visits.entries()) {
      const areHalves = !one.placeId.endsWith("day") && !other.placeId.endsWith("day")
      if (j > i && areHalves && one.schoolId !== other.schoolId)
        yield visits.map((visit, at) => {
          if (at === i) return { ...one, placeId: other.placeId }
          return at === j ? { ...other, placeId: one.placeId } : visit
        })
    }
}

const isNoWorse = (a: WeekWorth, b: WeekWorth): boolean =>
  (a.missing - b.missing || a.against - b.against || a.minutes - b.minutes) <= 0
