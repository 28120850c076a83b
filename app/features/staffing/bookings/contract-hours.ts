import { civilDateOf } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"

/** A time for which somebody is taken, and the minutes they travel for it, there and back. */
export type Taken = Period<Temporal.Instant> & { travelMinutes: number }

export const minutesOf = ({ start, end }: Period<Temporal.Instant>): number =>
  Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000)

/** The Monday of the week in which a moment lies in London. */
const mondayOf = (at: Temporal.Instant): Temporal.PlainDate => {
  const day = civilDateOf(at)
  return day.subtract({ days: day.dayOfWeek - 1 })
}

/** Minutes of each week that has any, travel included, by its Monday's date. A period counts in the week it starts. */
function minutesByWeek(taken: readonly Taken[]): Map<string, number> {
  const weeks = new Map<string, number>()
  for (const { start, end, travelMinutes } of taken) {
    const monday = mondayOf(start).toString()
    weeks.set(monday, (weeks.get(monday) ?? 0) + minutesOf({ start, end }) + travelMinutes)
  }
  return weeks
}

/** A week in which a contract has too few minutes left for what is asked. */
export type FullWeek = { monday: Temporal.PlainDate; leftMinutes: number; askedMinutes: number }

/** The weeks in which `asked` goes beyond the contract, beside what is taken already; in order. */
export function fullWeeks(
  weeklyMinutes: number | null,
  taken: readonly Taken[],
  asked: readonly Taken[],
): FullWeek[] {
  if (weeklyMinutes === null) return []
  const before = minutesByWeek(taken)
  return [...minutesByWeek(asked)]
    .map(([monday, askedMinutes]) => ({
      monday: Temporal.PlainDate.from(monday),
      leftMinutes: Math.max(0, weeklyMinutes - (before.get(monday) ?? 0)),
      askedMinutes,
    }))
    .filter(({ leftMinutes, askedMinutes }) => askedMinutes > leftMinutes)
    .sort((a, b) => Temporal.PlainDate.compare(a.monday, b.monday))
}
