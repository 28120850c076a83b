import { type Arc, minCostFlow } from "#app/features/staffing/week/min-cost-flow.ts"
import {
  lengths,
  travelOf,
  type Visit,
  type Week,
  type WeekPlace,
  type WeekSchool,
  type WeekWorth,
  weightOf,
  wishOf,
} from "#app/features/staffing/week/week.ts"

export type AssignedWeek = { visits: Visit[]; worth: WeekWorth }

/** A school's claim to the places of one length. */
type Claim = { school: WeekSchool; visits: number; lasts: WeekPlace["lasts"] }

/**
 * The best week there is: as many visits as can be, of those weeks the one that goes least against what schools wish,
 * and of those the one with the least travel. A visit is whole, a place has one school, and no school gets a place
 * that it cannot take. Exact, as a flow of least cost from schools to places; of weeks that are equally good it is the
 * one that comes first in the order of schools and places, so equal questions get equal answers.
 */
export function assignWeek(week: Week): AssignedWeek {
  const claims = week.schools.flatMap((school) =>
    lengths.map((lasts): Claim => ({ school, lasts, visits: school.visits[lasts] })),
  )
  const minute = 1
  const against = mostMinutes(week) + minute
  const firstPlace = claims.length
  const source = firstPlace + week.places.length
  const sink = source + 1
  const takes = claims.flatMap((claim, from) =>
    week.places.flatMap((place, at) => {
      const wish = wishOf(claim.school, place.id)
      if (place.lasts !== claim.lasts || wish === "cannot") return []
      const cost = weightOf[wish] * against + travelOf(claim.school, place.id) * minute
      return [{ claim, place, arc: { from, to: firstPlace + at, capacity: 1, cost } }]
    }),
  )
  const arcs: Arc[] = [
    ...takes.map(({ arc }) => arc),
    ...claims.map(({ visits }, to) => ({ from: source, to, capacity: visits, cost: 0 })),
    ...week.places.map((_, at) => ({ from: firstPlace + at, to: sink, capacity: 1, cost: 0 })),
  ]
  const flow = minCostFlow(sink + 1, arcs, { source, sink })
  const visits = takes
    .filter((_, i) => flow.flows[i] === 1)
    .map(({ claim, place }) => ({ schoolId: claim.school.id, placeId: place.id }))
  const owed = claims.reduce((sum, claim) => sum + claim.visits, 0)
  return {
    visits,
    worth: {
      missing: owed - flow.amount,
      against: Math.floor(flow.cost / against),
      minutes: flow.cost % against,
    },
  }
}

/** No week has more travel than every place at its farthest school. */
const mostMinutes = ({ places, schools }: Week): number =>
  places.reduce(
    (sum, { id }) => sum + schools.reduce((most, school) => Math.max(most, travelOf(school, id)), 0),
    0,
  )
