import { CIVIL_ZONE, civilDateOf } from "#app/core/civil-time.ts"
import { overlaps, type Period } from "#app/core/period.ts"
import type { AskedTime } from "#app/features/staffing/bookings/asked-time.ts"
import { type AvailableHours, fitsHours } from "#app/features/staffing/bookings/available-hours.ts"
import { type FullWeek, fullWeeks, type Taken } from "#app/features/staffing/bookings/contract-hours.ts"
import { type DayFault, type DayRules, dayFault } from "#app/features/staffing/days/counting-days.ts"
import { daysOf, periodOn } from "#app/features/staffing/days/recurring.ts"

/** A day of a series on which nothing takes place. */
export type LeftOut = { day: Temporal.PlainDate; why: DayFault | { kind: "taken" } }

type At = Period<Temporal.Instant>

export type Plan =
  | { kind: "possible"; periods: At[]; leftOut: LeftOut[]; taken: At[] }
  /** Of a single time: its first or last day does not count. */
  | { kind: "day-does-not-count"; day: Temporal.PlainDate; fault: DayFault }
  | { kind: "outside-hours"; period: At }
  /** Somebody was first, at these of the times. */
  | { kind: "taken"; periods: At[] }
  | { kind: "over-hours"; weeks: FullWeek[] }
  | { kind: "nothing-left"; leftOut: LeftOut[]; taken: At[] }

/** Everything that a booking of somebody or something has to respect. */
export type Circumstances = {
  now: Temporal.Instant
  days: DayRules
  hours: readonly AvailableHours[]
  /** What is taken already, over all schools. */
  busy: readonly Taken[]
  /** null: no cap. */
  weeklyMinutes: number | null
  travelMinutes: number
  /** Of a series: without the times that are taken, rather than not at all. */
  leaveOutTaken: boolean
}

/** The times that a booking comes to: a single one is refused for what a series is merely left out for. */
export const planTimes = (when: AskedTime, circumstances: Circumstances): Plan =>
  when.kind === "once" ? planOnce(when.period, circumstances) : planSeries(when, circumstances)

/** The first day of a time, or its last, on which nothing may take place; null: both count. */
export function dayThatDoesNotCount(
  period: At,
  rules: DayRules,
): Extract<Plan, { kind: "day-does-not-count" }> | null {
  const [first, last] = [civilDateOf(period.start), lastDayOf(period)]
  for (const day of first.equals(last) ? [first] : [first, last]) {
    const fault = dayFault(day, rules)
    if (fault) return { kind: "day-does-not-count", day, fault }
  }
  return null
}

function planOnce(period: At, circumstances: Circumstances): Plan {
  const blocked = dayThatDoesNotCount(period, circumstances.days)
  if (blocked) return blocked
  return finish([period], [], { ...circumstances, leaveOutTaken: false })
}

/** A period that ends with the day does not touch the next. */
const lastDayOf = ({ end }: At) => civilDateOf(end.subtract({ nanoseconds: 1 }))

function planSeries(when: Extract<AskedTime, { kind: "series" }>, circumstances: Circumstances): Plan {
  const periods: At[] = []
  const leftOut: LeftOut[] = []
  for (const day of daysOf({ ...when, firstDay: when.term.firstDay, lastDay: when.term.lastDay })) {
    const period = periodOn(day, when)
    if (!period || Temporal.Instant.compare(period.start, circumstances.now) <= 0) continue
    const fault = dayFault(day, circumstances.days)
    if (fault) leftOut.push({ day, why: fault })
    else periods.push(period)
  }
  return finish(periods, leftOut, circumstances)
}

function finish(periods: At[], leftOut: LeftOut[], circumstances: Circumstances): Plan {
  const { hours, busy, weeklyMinutes, travelMinutes, leaveOutTaken } = circumstances
  const outside = periods.find((period) => !fitsHours(hours, period))
  if (outside) return { kind: "outside-hours", period: outside }
  const isTaken = (period: At) => busy.some((other) => overlaps(period, other))
  const taken = periods.filter(isTaken)
  if (taken.length > 0 && !leaveOutTaken) return { kind: "taken", periods: taken }
  const free = periods.filter((period) => !isTaken(period))
  const missing = leftOut
    .concat(taken.map(({ start }) => ({ day: civilDateOf(start), why: { kind: "taken" } })))
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
  if (free.length === 0) return { kind: "nothing-left", leftOut: missing, taken }
  const weeks = fullWeeks(
    weeklyMinutes,
    busy,
    free.map((period) => ({ ...period, travelMinutes })),
  )
  return weeks.length > 0
    ? { kind: "over-hours", weeks }
    : { kind: "possible", periods: free, leftOut: missing, taken }
}

/** The weeks, whole, that a booking's times lie in: what else is taken there counts against a contract's hours. */
export function weeksAround(when: AskedTime): At {
  const [first, last] =
    when.kind === "once"
      ? [civilDateOf(when.period.start), civilDateOf(when.period.end)]
      : [when.term.firstDay, when.term.lastDay]
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime(CIVIL_ZONE).toInstant()
  return {
    start: at(first.subtract({ days: first.dayOfWeek - 1 })),
    end: at(last.add({ days: 8 - last.dayOfWeek })),
  }
}
