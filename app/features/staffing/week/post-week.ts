import { type AssignedWeek, assignWeek } from "#app/features/staffing/week/assign-week.ts"
import { worthOf } from "#app/features/staffing/week/check-week.ts"
import { type HalfDay, type PlaceId, type Weekday, weekdays } from "#app/features/staffing/week/half-days.ts"
import { spreadHalves } from "#app/features/staffing/week/spread-halves.ts"
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
 * equals it is the one with the fewest split days, and then the earliest in the week.
 */
export function bestWeek(
  members: readonly WeekMember[],
  { halfDays, worked }: { halfDays: number; worked?: readonly HalfDay[] },
): MadeWeek {
  const choices = worked ? [[...worked]] : waysToWork(halfDays)
  let best: MadeWeek | null = null
  for (const halves of choices)
    for (const split of waysToSplit(halves)) {
      const week = weekOf(halves, split, members)
      const assigned = assignWeek(week)
      if (best === null || isBetter(assigned.worth, best.assigned.worth))
        best = { worked: halves, week, assigned }
    }
  const { worked: halves, week, assigned } = best!
  const visits = spreadHalves(week, assigned.visits)
  return { worked: halves, week, assigned: { visits, worth: worthOf(week, visits) } }
}

const isBetter = (a: WeekWorth, b: WeekWorth): boolean =>
  (a.missing - b.missing || a.against - b.against || a.minutes - b.minutes) < 0

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
