import type { HalfDay } from "#app/features/staffing/week/half-days.ts"
import type { Turn } from "#app/features/staffing/week/in-turn.ts"
import type { Visit } from "#app/features/staffing/week/week.ts"

/** A post's days from a date on, until the next such week begins. */
export type StoredWeek = {
  validFrom: Temporal.PlainDate
  kind: "weekly" | "in-turn"
  worked: HalfDay[]
  /** Of a week that is the same every week. */
  visits: Visit[]
  /** Of whole days that go round, in the order of days. */
  turns: Turn[]
  madeBy: string
}

/** The week that holds on a day; before the first one there is none. */
export const weekOn = (weeks: readonly StoredWeek[], day: Temporal.PlainDate): StoredWeek | null =>
  weeks.findLast(({ validFrom }) => Temporal.PlainDate.compare(validFrom, day) <= 0) ?? null

/** Every school that has a day in any of these weeks, once each. */
export const schoolsOf = (weeks: readonly StoredWeek[]): string[] => [
  ...new Set(weeks.flatMap(({ visits, turns }) => [...visits, ...turns].map(({ schoolId }) => schoolId))),
]
