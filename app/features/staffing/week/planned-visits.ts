import { type HalfDay, weekdays } from "#app/features/staffing/week/half-days.ts"
import { datesOn } from "#app/features/staffing/week/in-turn.ts"
import { type OpenDays, type Shut, whyShut } from "#app/features/staffing/week/open-days.ts"
import { type StoredWeek, weekOn } from "#app/features/staffing/week/stored-week.ts"

/** A day, or half of one, that a school has of a post; `half` null for the whole of it. */
export type PlannedVisit = { day: Temporal.PlainDate; schoolId: string; half: "am" | "pm" | null }

/** A visit that does not take place, and why. */
export type MissedVisit = PlannedVisit & { shut: Shut }

/**
 * Every visit that a post's weeks plan between two days, both included, by day; each day by the week that held it. Those
 * on days when the school or the employer is shut stand apart with the reason: nobody comes, and nobody pays.
 */
export function plannedVisits(
  weeks: readonly StoredWeek[],
  span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  open: OpenDays,
): { held: PlannedVisit[]; missed: MissedVisit[] } {
  const held: PlannedVisit[] = []
  const missed: MissedVisit[] = []
  for (const visit of datesOn(weekdays, span).flatMap((day) => visitsOn(weeks, day))) {
    const shut = whyShut(open, visit.day, visit.schoolId)
    if (shut) missed.push({ ...visit, shut })
    else held.push(visit)
  }
  return { held, missed }
}

const visitsOn = (weeks: readonly StoredWeek[], day: Temporal.PlainDate): PlannedVisit[] => {
  const week = weekOn(weeks, day)
  if (week === null) return []
  if (week.kind === "in-turn")
    return week.turns
      .filter((turn) => turn.day.equals(day))
      .map(({ schoolId }) => ({ day, schoolId, half: null }))
  return week.visits
    .filter(({ placeId }) => placeId.startsWith(`${day.dayOfWeek}-`))
    .map(({ schoolId, placeId }) => ({ day, schoolId, half: halfOf(placeId as HalfDay) }))
}

const halfOf = (placeId: string): PlannedVisit["half"] => {
  if (placeId.endsWith("am")) return "am"
  return placeId.endsWith("pm") ? "pm" : null
}
