import { type Weekday, weekdayOf } from "#app/features/staffing/week/half-days.ts"
import {
  travelOf,
  type Visit,
  type Week,
  type WeekPlace,
  type WeekSchool,
  weightOf,
  wishOf,
} from "#app/features/staffing/week/week.ts"

/** How far the second school of a day lies from the first, in whole metres; 0 where nobody knows. */
export type WayBetween = (schoolId: string, otherId: string) => number

/** Who has the half-days, and what is to be said of days that are shared. */
export type SharedDays = {
  visits: Visit[]
  /** Days of which one school has both halves. */
  doubled: number
  /** Between the schools that share a day, over the week. */
  metres: number
}

/** Half-day visits that are still owed, as bits of a number by their place among all that are. */
type Left = number

/** Whose visits a day's places are, by their place among those that are owed; null: nobody's. */
type Choice = readonly [first: number | null, second: number | null]

type Way = { cost: number; choice: Choice }

/**
 * Gives the half-days of a week to schools as well as `assignWeek` does: as many visits as can be, then least against
 * wishes, then least travel. Of all ways that are as good it takes one in which the fewest schools have both halves of
 * a day and then, because one day leads from the one school to the other, those that share a day lie nearest to each
 * other. Exact: for each day, the best way for each set of visits that are still owed is found once. A week has ten
 * half-days at most.
 */
export function shareDays(week: Week, wayBetween: WayBetween): SharedDays {
  const halves = week.places.filter(({ lasts }) => lasts === "half-day")
  const days = [...Map.groupBy(halves, ({ id }) => weekdayOf(id)).values()]
  const owed = week.schools.flatMap((school) =>
    Array.from({ length: school.visits["half-day"] }, () => school),
  )
  const weights = weightsOf(days, owed, wayBetween)
  const alone = days.map((places) =>
    places.map(({ id }) => owed.map((school) => costOf(school, id, weights))),
  )
  const together = owed.map((one) =>
    owed.map((other) => (one === other ? weights.doubled : wayBetween(one.id, other.id) * weights.metre)),
  )
  const able = memoized((left: Left) => [null, ...firstOfEach(owed, left)])
  const best = days.map((places, day) =>
    memoized((left: Left): Way => {
      let best: Way = { cost: Number.POSITIVE_INFINITY, choice: [null, null] }
      for (const first of able(left)) {
        const firstCost = first === null ? 0 : alone[day]![0]![first]!
        for (const second of places.length > 1 ? able(without(left, first)) : [null]) {
          const secondCost = second === null ? 0 : alone[day]![1]![second]!
          const cost =
            firstCost + secondCost + (first === null || second === null ? 0 : together[first]![second]!)
          if (cost >= best.cost) continue
          const all = cost + costFrom(day + 1, without(without(left, first), second))
          if (all < best.cost) best = { cost: all, choice: [first, second] }
        }
      }
      return best
    }),
  )
  const costFrom = (day: number, left: Left): number =>
    day === days.length ? count(left) * weights.missing : best[day]!(left).cost
  const visits: Visit[] = []
  let left: Left = 2 ** owed.length - 1
  for (const [day, places] of days.entries())
    for (const [at, chosen] of best[day]!(left).choice.entries())
      if (chosen !== null) {
        visits.push({ schoolId: owed[chosen]!.id, placeId: places[at]!.id })
        left = without(left, chosen)
      }
  const pairs = pairsOf(visits).map(({ schoolIds }) => schoolIds)
  return {
    visits,
    doubled: pairs.filter(([one, other]) => one === other).length,
    metres: pairs.reduce((sum, [one, other]) => sum + wayBetween(one, other), 0),
  }
}

/** The days that two half-day visits share, with whose they are; twice the same school's where it has both. */
export const pairsOf = (visits: readonly Visit[]): { weekday: Weekday; schoolIds: [string, string] }[] => {
  const halves = visits.filter(({ placeId }) => !placeId.endsWith("day"))
  return [...Map.groupBy(halves, ({ placeId }) => weekdayOf(placeId))].flatMap(([weekday, [one, other]]) =>
    one && other ? [{ weekday, schoolIds: [one.schoolId, other.schoolId] }] : [],
  )
}

/** Each outweighs all that the following could ever add up to. */
type Weights = { missing: number; against: number; minute: number; doubled: number; metre: number }

const weightsOf = (
  days: readonly (readonly WeekPlace[])[],
  owed: readonly WeekSchool[],
  wayBetween: WayBetween,
): Weights => {
  const places = days.flat()
  const farthest = Math.max(0, ...owed.flatMap(({ id }) => owed.map((other) => wayBetween(id, other.id))))
  const longest = Math.max(0, ...owed.flatMap((school) => places.map(({ id }) => travelOf(school, id))))
  const metre = 1
  const doubled = metre * (farthest * days.length + 1)
  const minute = doubled * (days.length + 1)
  const against = minute * (longest * places.length + 1)
  const missing = against * (weightOf.avoids * places.length + 1)
  return { metre, doubled, minute, against, missing }
}

const costOf = (school: WeekSchool, placeId: string, weights: Weights): number => {
  const wish = wishOf(school, placeId)
  return wish === "cannot"
    ? Number.POSITIVE_INFINITY
    : weightOf[wish] * weights.against + travelOf(school, placeId) * weights.minute
}

/** One visit of each school that is owed any: a school's visits stand for each other. */
const firstOfEach = (owed: readonly WeekSchool[], left: Left): number[] => {
  const still = [...owed.keys()].filter((at) => (left & (1 << at)) !== 0)
  return still.filter((at, i) => i === 0 || owed[still[i - 1]!] !== owed[at])
}

const without = (left: Left, at: number | null): Left => (at === null ? left : left & ~(1 << at))

const count = (left: Left): number => left.toString(2).replaceAll("0", "").length

const memoized = <Value>(find: (left: Left) => Value): ((left: Left) => Value) => {
  const found: Value[] = []
  return (left) => (found[left] ??= find(left))
}
