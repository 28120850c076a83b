import type { Nation } from "#app/features/staffing/days/bank-holidays.ts"

/** A term of a school, both days included. */
export type Term = { id: string; name: string; firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate }

/** Days on which a school does not teach, both included: staff are there on INSET days, and nobody on others. */
export type Closure = {
  id: string
  kind: ClosureKind
  reason: string
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
}

export const closureKinds = ["inset", "closure"] as const
export type ClosureKind = (typeof closureKinds)[number]

export const closureNames: Record<ClosureKind, string> = { inset: "INSET day", closure: "Closed" }

/** What a school has said of its year. */
export type SchoolDays = {
  school: { id: string; name: string }
  /** Whose bank holidays it keeps. */
  nation: Nation
  terms: readonly Term[]
  closures: readonly Closure[]
}

type Span = Pick<Term, "firstDay" | "lastDay">

export const lies = (day: Temporal.PlainDate, { firstDay, lastDay }: Span): boolean =>
  Temporal.PlainDate.compare(firstDay, day) <= 0 && Temporal.PlainDate.compare(day, lastDay) <= 0

/** Whether two stretches of days share one; both ends belong to each. */
export const shareADay = (a: Span, b: Span): boolean =>
  Temporal.PlainDate.compare(a.firstDay, b.lastDay) <= 0 &&
  Temporal.PlainDate.compare(b.firstDay, a.lastDay) <= 0

export const hasEnded = ({ lastDay }: Span, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(lastDay, today) < 0
