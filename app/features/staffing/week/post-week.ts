import { type GridPlace, metresBetween } from "#app/features/groups/schools/distance.ts"
import { type AssignedWeek, assignWeek } from "#app/features/staffing/week/assign-week.ts"
import { type HalfDay, type PlaceId, type Weekday, weekdays } from "#app/features/staffing/week/half-days.ts"
import { type SharedDays, shareDays, type WayBetween } from "#app/features/staffing/week/share-days.ts"
import type { VisitLength, Week, WeekSchool, WeekWorth, Wish } from "#app/features/staffing/week/week.ts"

/** A school that has days of a post, as its week sees it. */
export type WeekMember = {
  id: string
  name: string
  /** A week. */
  halfDays: number
  /** Of each weekday from Monday on. */
  wishes: Wish[]
  prefersHalfDays: boolean
  /** There and back. */
  travelMinutes: number
  /** Where it lies; null: nobody knows. */
  place: GridPlace | null
}

/** A week of a post: which half-days are worked, which days are split between schools, and who comes when. */
export type MadeWeek = { worked: HalfDay[]; week: Week; assigned: AssignedWeek }

/** How a school's half-days come: in whole days with a half left over, or in halves where it would rather. */
export const visitsOf = ({ halfDays, prefersHalfDays }: WeekMember): Record<VisitLength, number> =>
  prefersHalfDays
    ? { "whole-day": 0, "half-day": halfDays }
    : { "whole-day": Math.floor(halfDays / 2), "half-day": halfDays % 2 }

/** The question that assigning answers: the places of the worked half-days, and what schools say of each. */
export function weekOf(
  worked: readonly HalfDay[],
  split: readonly Weekday[],
  members: readonly WeekMember[],
): Week {
  const places = weekdays.flatMap((day): { id: PlaceId; lasts: VisitLength }[] => {
    const parts = worked.filter((half) => half.startsWith(`${day}-`))
    return parts.length === 2 && !split.includes(day)
      ? [{ id: `${day}-day`, lasts: "whole-day" }]
      : parts.map((id) => ({ id, lasts: "half-day" }))
  })
  const ids = places.map(({ id }) => id)
  const schools = members.map(
    (member): WeekSchool => ({
      id: member.id,
      visits: visitsOf(member),
      wishes: new Map(ids.map((id) => [id, member.wishes[Number(id[0]) - 1] ?? "accepts"])),
      travel: new Map(ids.map((id) => [id, member.travelMinutes])),
    }),
  )
  return { places, schools }
}

/**
 * The best week of a post: of all choices of days to work, where they are not given, and of days to split, the one that
 * leaves the fewest visits without a place, then goes least against what schools wish, then has the least travel. Of
 * equals it is the one in which the fewest schools have both halves of a split day, then the one with the fewest split
 * days, then the one whose split days are shared by schools that lie nearest to each other, and then the earliest in the
 * week.
 */
export function bestWeek(
  members: readonly WeekMember[],
  { halfDays, worked }: { halfDays: number; worked?: readonly HalfDay[] },
): MadeWeek {
  const choices = worked ? [[...worked]] : waysToWork(halfDays)
  const weeks = choices.flatMap((chosen) =>
    waysToSplit(chosen).map((split) => {
      const week = weekOf(chosen, split, members)
      return { worked: chosen, split, week, assigned: assignWeek(week) }
    }),
  )
  const leads = weeks.reduce((a, b) => (compareWorth(b.assigned.worth, a.assigned.worth) < 0 ? b : a))
  const wayBetween = wayBetweenSchools(members)
  const {
    worked: halves,
    week,
    assigned,
    shared,
  } = weeks
    .filter((one) => compareWorth(one.assigned.worth, leads.assigned.worth) === 0)
    .map((one) => ({ ...one, shared: shareDays(one.week, wayBetween) }))
    .reduce((a, b) => (compareSharing(b, a) < 0 ? b : a))
  const wholeDays = assigned.visits.filter(({ placeId }) => placeId.endsWith("day"))
  const visits = [...wholeDays, ...shared.visits]
  return { worked: halves, week, assigned: { visits, worth: assigned.worth } }
}

type Shared = { split: Weekday[]; shared: SharedDays }

const compareSharing = (a: Shared, b: Shared): number =>
  a.shared.doubled - b.shared.doubled || a.split.length - b.split.length || a.shared.metres - b.shared.metres

const compareWorth = (a: WeekWorth, b: WeekWorth): number =>
  a.missing - b.missing || a.against - b.against || a.minutes - b.minutes

const wayBetweenSchools = (members: readonly WeekMember[]): WayBetween => {
  const placeOf = new Map(members.map(({ id, place }) => [id, place]))
  return (one, other) => Math.round(metresBetween(placeOf.get(one) ?? null, placeOf.get(other) ?? null) ?? 0)
}

/** All choices of so many half-days: whole days, and for an odd one a morning besides. */
const waysToWork = (halfDays: number): HalfDay[][] =>
  subsetsOf(weekdays, Math.floor(halfDays / 2)).flatMap((days) => {
    const whole = days.flatMap((day): HalfDay[] => [`${day}-am`, `${day}-pm`])
    if (halfDays % 2 === 0) return [whole]
    return weekdays.filter((day) => !days.includes(day)).map((day): HalfDay[] => [...whole, `${day}-am`])
  })

/** Every choice of whole days to split in two, those with the fewest first. */
const waysToSplit = (worked: readonly HalfDay[]): Weekday[][] => {
  const whole = weekdays.filter((day) => worked.includes(`${day}-am`) && worked.includes(`${day}-pm`))
  return [0, ...whole.map((_, i) => i + 1)].flatMap((size) => subsetsOf(whole, size))
}

const subsetsOf = <T>(all: readonly T[], size: number): T[][] => {
  if (size === 0) return [[]]
  return all.flatMap((first, i) => subsetsOf(all.slice(i + 1), size - 1).map((rest) => [first, ...rest]))
}
