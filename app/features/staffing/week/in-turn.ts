import { apportion } from "#app/core/apportion.ts"
import { type HalfDay, type Weekday, weekdayName, weekdays } from "#app/features/staffing/week/half-days.ts"
import type { WeekMember } from "#app/features/staffing/week/post-week.ts"
import { spreadDays } from "#app/features/staffing/week/spread-days.ts"

/** A whole day that one school has. */
export type Turn = { day: Temporal.PlainDate; schoolId: string }

/** The weekdays that are worked from morning to afternoon. */
export const wholeWeekdays = (worked: readonly HalfDay[]): Weekday[] =>
  weekdays.filter((day) => worked.includes(`${day}-am`) && worked.includes(`${day}-pm`))

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
 * its part of the post comes to so far. A part that nobody has taken is left free in between.
 */
export function takeTurns(
  dates: readonly Temporal.PlainDate[],
  members: readonly WeekMember[],
  { halfDays }: { halfDays: number },
): Turn[] {
  const taken = members.reduce((sum, member) => sum + member.halfDays, 0)
  const weights = [...members.map((member) => member.halfDays), halfDays - taken].map(BigInt)
  const days = apportion(BigInt(dates.length), weights)
  const turns = spreadDays(
    dates.length,
    members.map(({ id }, i) => ({ schoolId: id, days: Number(days[i]) })),
  )
  return dates.flatMap((day, i) => {
    const schoolId = turns[i] ?? null
    return schoolId === null ? [] : [{ day, schoolId }]
  })
}

/** The dates of these weekdays from one day to another, both included, without those on which nobody works. */
export function datesOn(
  days: readonly Weekday[],
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  isClosed: (day: Temporal.PlainDate) => boolean = () => false,
): Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = []
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    if (days.includes(day.dayOfWeek as Weekday) && !isClosed(day)) dates.push(day)
  return dates
}
