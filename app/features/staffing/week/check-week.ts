import {
  lengths,
  travelOf,
  type Visit,
  type Week,
  type WeekWorth,
  weightOf,
  wishOf,
} from "#app/features/staffing/week/week.ts"

/** What is wrong with a week that somebody changed by hand. */
export type WeekFault =
  | { kind: "place-taken-twice"; placeId: string }
  | { kind: "cannot-come"; visit: Visit }
  | { kind: "too-many-visits"; schoolId: string }
  | { kind: "no-such-visit"; visit: Visit }

/** The rules that every week keeps, however it was made: it has no faults, though it may have less than is owed. */
export function faultsOf(week: Week, visits: readonly Visit[]): WeekFault[] {
  const schools = new Map(week.schools.map((school) => [school.id, school]))
  const places = new Map(week.places.map((place) => [place.id, place]))
  const known = visits.filter(({ schoolId, placeId }) => schools.has(schoolId) && places.has(placeId))
  const count = (of: (visit: Visit) => boolean) => known.filter(of).length
  return [
    ...visits
      .filter((visit) => !known.includes(visit))
      .map((visit) => ({ kind: "no-such-visit" as const, visit })),
    ...known
      .filter(({ schoolId, placeId }) => wishOf(schools.get(schoolId)!, placeId) === "cannot")
      .map((visit) => ({ kind: "cannot-come" as const, visit })),
    ...week.places
      .filter(({ id }) => count(({ placeId }) => placeId === id) > 1)
      .map(({ id }) => ({ kind: "place-taken-twice" as const, placeId: id })),
    ...week.schools
      .filter((school) =>
        lengths.some(
          (lasts) =>
            count((visit) => visit.schoolId === school.id && places.get(visit.placeId)!.lasts === lasts) >
            school.visits[lasts],
        ),
      )
      .map(({ id }) => ({ kind: "too-many-visits" as const, schoolId: id })),
  ]
}

/** How good a week without faults is. */
export function worthOf(week: Week, visits: readonly Visit[]): WeekWorth {
  const schools = new Map(week.schools.map((school) => [school.id, school]))
  const owed = week.schools.reduce(
    (sum, school) => sum + lengths.reduce((all, lasts) => all + school.visits[lasts], 0),
    0,
  )
  return visits.reduce(
    (worth, { schoolId, placeId }) => {
      const school = schools.get(schoolId)!
      const wish = wishOf(school, placeId)
      return {
        missing: worth.missing - 1,
        against: worth.against + (wish === "cannot" ? 0 : weightOf[wish]),
        minutes: worth.minutes + travelOf(school, placeId),
      }
    },
    { missing: owed, against: 0, minutes: 0 },
  )
}
