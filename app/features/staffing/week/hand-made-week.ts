import { faultsOf, type WeekFault, worthOf } from "#app/features/staffing/week/check-week.ts"
import {
  allHalfDays,
  type HalfDay,
  placeName,
  type Weekday,
  weekdays,
} from "#app/features/staffing/week/half-days.ts"
import {
  bestWeek,
  type MadeWeek,
  visitsOf,
  type WeekMember,
  weekOf,
} from "#app/features/staffing/week/post-week.ts"
import type { Visit } from "#app/features/staffing/week/week.ts"

/** Who has each half-day: a school's id, nobody though it is worked, or not worked at all. */
export type WeekGrid = Record<HalfDay, string | "free" | "off">

export type GridFault = { at: HalfDay | null; sentence: string }

/**
 * Reads a week that somebody made by hand. Both halves of a day for a school that has whole days are one visit. Every
 * rule is kept: the post works as many half-days as it offers, nobody comes to a school that cannot have the day, no
 * school has more than it pays for, nor in other lengths, and none has less where the best week gives it all.
 */
export function readGrid(
  grid: WeekGrid,
  members: readonly WeekMember[],
  { halfDays }: { halfDays: number },
): { made: MadeWeek; faults: GridFault[] } {
  const worked = allHalfDays.filter((half) => grid[half] !== "off")
  const whole = wholeDays(grid, members)
  const split = weekdays.filter((day) => !whole.includes(day))
  const week = weekOf(worked, split, members)
  const visits = week.places.flatMap(({ id }): Visit[] => {
    const schoolId = grid[id.endsWith("day") ? (`${id[0]}-am` as HalfDay) : (id as HalfDay)]
    return schoolId === "free" || schoolId === "off" ? [] : [{ schoolId, placeId: id }]
  })
  const made = { worked, week, assigned: { visits, worth: worthOf(week, known(visits, members)) } }
  return { made, faults: [...countFault(worked, halfDays), ...ruleFaults(made, members, grid)] }
}

/** Days whose halves are one visit: the same school's, as long as it has whole days to come. */
const wholeDays = (grid: WeekGrid, members: readonly WeekMember[]): Weekday[] => {
  const left = new Map(members.map((member) => [member.id, visitsOf(member)["whole-day"]]))
  return weekdays.filter((day) => {
    const school = grid[`${day}-am`]
    const days = left.get(school) ?? 0
    // A day that nobody has need not be split.
    if (school !== grid[`${day}-pm`] || (days === 0 && school !== "free")) return false
    left.set(school, days - 1)
    return true
  })
}

const known = (visits: readonly Visit[], members: readonly WeekMember[]) =>
  visits.filter(({ schoolId }) => members.some(({ id }) => id === schoolId))

const countFault = (worked: readonly HalfDay[], halfDays: number): GridFault[] => {
  if (worked.length === halfDays) return []
  const off = allHalfDays.length - halfDays
  return [
    {
      at: null,
      sentence:
        off === 0
          ? "The post works the whole week: leave no half-day as not worked"
          : `The post works ${halfDays} half-days a week: leave ${off} as not worked, not ${allHalfDays.length - worked.length}`,
    },
  ]
}

const ruleFaults = (
  { week, assigned, worked }: MadeWeek,
  members: readonly WeekMember[],
  grid: WeekGrid,
): GridFault[] => {
  const faults = faultsOf(week, assigned.visits).map((fault) => gridFault(fault, members, grid))
  if (faults.length > 0 || worked.length === 0) return faults
  const best = bestWeek(members, { halfDays: worked.length, worked })
  if (assigned.worth.missing <= best.assigned.worth.missing) return []
  return shortOf(assigned.visits, members).map((member) => ({
    at: null,
    sentence: `${member.name} has ${entitlement(member)}: give it all of it`,
  }))
}

/** A broken rule in a sentence, beside the half-day that breaks it. */
function gridFault(fault: WeekFault, members: readonly WeekMember[], grid: WeekGrid): GridFault {
  const memberOf = (id: string) => members.find((member) => member.id === id)!
  switch (fault.kind) {
    case "no-such-visit":
      return { at: halfOf(fault.visit.placeId), sentence: "Choose a school that shares the post" }
    case "cannot-come": {
      const { schoolId, placeId } = fault.visit
      const day = placeName(`${placeId[0]}-day`)
      return { at: halfOf(placeId), sentence: `${memberOf(schoolId).name} cannot have ${day}s` }
    }
    case "place-taken-twice":
      return { at: halfOf(fault.placeId), sentence: `${placeName(fault.placeId)} is given twice` }
    case "too-many-visits": {
      const member = memberOf(fault.schoolId)
      const own = allHalfDays.filter((half) => grid[half] === member.id)
      const sentence = `${member.name} has ${entitlement(member)}`
      return {
        at: own[0] ?? null,
        sentence:
          own.length > member.halfDays
            ? `${sentence}, and no more`
            : `${sentence}: give it a morning and an afternoon of the same day`,
      }
    }
  }
}

const halfOf = (placeId: string) => (placeId.endsWith("day") ? `${placeId[0]}-am` : placeId) as HalfDay

const shortOf = (visits: readonly Visit[], members: readonly WeekMember[]) =>
  members.filter(({ id, halfDays }) => {
    const has = visits.filter(({ schoolId }) => schoolId === id)
    return has.reduce((sum, { placeId }) => sum + (placeId.endsWith("day") ? 2 : 1), 0) < halfDays
  })

/** "1 whole day and a half-day" */
const entitlement = (member: WeekMember): string => {
  const visits = visitsOf(member)
  const whole = visits["whole-day"]
  const half = visits["half-day"]
  const days = whole === 0 ? "" : whole === 1 ? "1 whole day" : `${whole} whole days`
  const parts = half === 0 ? "" : half === 1 ? "a half-day" : `${half} half-days`
  return [days, parts].filter((part) => part !== "").join(" and ")
}
