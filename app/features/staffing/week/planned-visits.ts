import { type HalfDay, weekdays } from "#app/features/staffing/week/half-days.ts"
import { datesOn } from "#app/features/staffing/week/in-turn.ts"
import { type StoredWeek, weekOn } from "#app/features/staffing/week/stored-week.ts"

/** A day, or half of one, that a school has of a post; `half` null for the whole of it. */
export type PlannedVisit = { day: Temporal.PlainDate; schoolId: string; half: "am" | "pm" | null }

/** Every visit that a post's weeks plan between two days, both included, by day; each day by the week that held it. */
export const plannedVisits = (
  weeks: readonly StoredWeek[],
  span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): PlannedVisit[] => datesOn(weekdays, span).flatMap((day) => visitsOn(weeks, day))

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
