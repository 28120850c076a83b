import { type AssignedWeek, assignWeek } from "#app/features/staffing/week/assign-week.ts"
import {
  travelOf,
  type Week,
  type WeekPlace,
  type WeekSchool,
  type WeekWorth,
  weightOf,
  wishOf,
} from "#app/features/staffing/week/week.ts"

/** How much worse the best week is that has this visit in it, against the best week of all. */
export type Regret = { placeId: string; costs: WeekWorth }

/**
 * Why a school did not get the places that it prefers, for a school with a visit at another place or at none. Nothing
 * is estimated: each answer is the best week found anew around that visit.
 */
export function regretsOf(week: Week, { visits, worth }: AssignedWeek, schoolId: string): Regret[] {
  const school = week.schools.find(({ id }) => id === schoolId)
  if (!school) return []
  const has = new Set(visits.filter((visit) => visit.schoolId === schoolId).map(({ placeId }) => placeId))
  const isContent = (lasts: WeekPlace["lasts"]) => {
    const preferred = week.places.filter(
      (place) => place.lasts === lasts && has.has(place.id) && wishOf(school, place.id) === "prefers",
    )
    return preferred.length >= school.visits[lasts]
  }
  return week.places
    .filter(({ id, lasts }) => wishOf(school, id) === "prefers" && !has.has(id) && !isContent(lasts))
    .map((place) => ({ placeId: place.id, costs: beyond(bestWith(week, school, place), worth) }))
}

/** The best week in which this school has this place: the rest of the week at its best, and this visit. */
const bestWith = (week: Week, school: WeekSchool, place: WeekPlace): WeekWorth => {
  const visits = { ...school.visits, [place.lasts]: school.visits[place.lasts] - 1 }
  const { worth } = assignWeek({
    places: week.places.filter(({ id }) => id !== place.id),
    schools: week.schools.map((other) => (other.id === school.id ? { ...school, visits } : other)),
  })
  return {
    missing: worth.missing,
    against: worth.against + weightOf.prefers,
    minutes: worth.minutes + travelOf(school, place.id),
  }
}

const beyond = (worth: WeekWorth, best: WeekWorth): WeekWorth => ({
  missing: worth.missing - best.missing,
  against: worth.against - best.against,
  minutes: worth.minutes - best.minutes,
})
