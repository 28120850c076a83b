import { apportion } from "#app/core/apportion.ts"
import {
  type HalfDay,
  type Weekday,
  weekdayName,
  wholeWeekdays,
} from "#app/features/staffing/week/half-days.ts"
import type { WeekMember } from "#app/features/staffing/week/post-week.ts"
import { spreadOpenDays } from "#app/features/staffing/week/spread-open-days.ts"

/** A whole day that one school has. */
export type Turn = { day: Temporal.PlainDate; schoolId: string }

/** Why whole days cannot simply go round; null where they can. */
export function whyNotInTurn(worked: readonly HalfDay[], members: readonly WeekMember[]): string | null {
  const days = wholeWeekdays(worked)
  if (days.length * 2 !== worked.length)
    return "The post works half a day by itself, so its days cannot go round as whole days"
  for (const member of members)
    for (const day of days)
      if (member.wishes[day - 1] === "cannot")
        return `${member.name} cannot have ${weekdayName(day)}s, so days cannot simply go round`
  return null
}

/**
 * Gives whole days to one school after another, so that at no time is any of them a whole day ahead of, or behind, what
 * its part of the post comes to so far; only days on which a school is shut may move its turns farther. Days that no
 * school can have are nobody's and count for nobody. A part that nobody has taken is left free in between.
 */
export function takeTurns(
  dates: readonly Temporal.PlainDate[],
  members: readonly WeekMember[],
  { halfDays }: { halfDays: number },
  canHave: (day: Temporal.PlainDate, schoolId: string) => boolean = () => true,
): Turn[] {
  const worked = dates.filter((day) => members.some(({ id }) => canHave(day, id)))
  const taken = members.reduce((sum, member) => sum + member.halfDays, 0)
  const weights = [...members.map((member) => member.halfDays), halfDays - taken].map(BigInt)
  const days = apportion(BigInt(worked.length), weights)
  const turns = spreadOpenDays(
    worked.length,
    members.map(({ id }, i) => ({ schoolId: id, days: Number(days[i]) })),
    (at, schoolId) => canHave(worked[at]!, schoolId),
  )
  return worked.flatMap((day, i) => {
    const schoolId = turns[i] ?? null
    return schoolId === null ? [] : [{ day, schoolId }]
  })
}

/** How far a school's turns are ever from its even part of the days, in days rounded down: 0 where they go round evenly. */
export function farthestFromEven(
  worked: readonly Temporal.PlainDate[],
  turns: readonly Turn[],
  schoolId: string,
): number {
  const own = new Set(turns.filter((turn) => turn.schoolId === schoolId).map(({ day }) => day.toString()))
  let [had, farthest] = [0, 0]
  worked.forEach((day, before) => {
    if (own.has(day.toString())) had += 1
    farthest = Math.max(farthest, Math.abs(own.size * (before + 1) - had * worked.length))
  })
  return worked.length === 0 ? 0 : Math.floor(farthest / worked.length)
}

/** The dates of these weekdays from one day to another, both included. */
export function datesOn(
  days: readonly Weekday[],
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = []
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    if (days.includes(day.dayOfWeek as Weekday)) dates.push(day)
  return dates
}
