import { z } from "zod"
import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { choiceField, field, textField } from "#app/core/form-fields.ts"
import { parseDate, parseLocalMoment, parseTime } from "#app/core/parse-civil-time.ts"
import type { Period } from "#app/core/period.ts"
import type { ResourceKind } from "#app/features/staffing/bookings/resource.ts"
import { bankHolidaysKnown } from "#app/features/staffing/days/bank-holidays.ts"
import { hasEnded, type Term } from "#app/features/staffing/days/school-days.ts"

/** When a booking is to take place: once, or again and again in a term on the same times of the clock. */
export type AskedTime =
  | { kind: "once"; period: Period<Temporal.Instant> }
  | {
      kind: "series"
      weekdays: number[]
      everyWeeks: 1 | 2
      term: Term
      from: Temporal.PlainTime
      to: Temporal.PlainTime
    }

export type TimeRules = {
  now: Temporal.Instant
  kind: ResourceKind
  /** Of the school that asks, those that have ended too. */
  terms: readonly Term[]
}

const repetitions = ["once", "weekly", "fortnightly"] as const

const AHEAD = { years: 2 }
const SHORTEST_MINUTES = 5
const LONGEST_DAYS = 190

const chosenWeekdays = z
  .unknown()
  .transform((raw) => [1, 2, 3, 4, 5, 6, 7].filter((day) => [raw].flat().includes(String(day))))
  .prefault([])

/** What a form asks of a time: `repeats`, `date`, `lastDate` (of things), `weekdays`, `termId`, `from` and `to`. */
export const timeFields = {
  repeats: choiceField(repetitions, "Choose whether it is once, or again and again"),
  date: textField(60),
  lastDate: textField(60),
  weekdays: chosenWeekdays,
  termId: textField(60),
  from: field(parseTime),
  to: field(parseTime),
}

type TypedTime = {
  repeats: (typeof repetitions)[number]
  date: string
  lastDate: string
  weekdays: number[]
  termId: string
  from: Temporal.PlainTime
  to: Temporal.PlainTime
}
type TimeField = "date" | "lastDate" | "weekdays" | "termId" | "from" | "to"
type Complain = (field: TimeField, sentence: string) => null

/** What was typed as one time; null after complaints about every field that is at fault. */
export function askedTime(typed: TypedTime, rules: TimeRules, complain: Complain): AskedTime | null {
  return typed.repeats === "once" ? once(typed, rules, complain) : series(typed, rules, complain)
}

function once(
  { date, lastDate, ...typed }: TypedTime,
  rules: TimeRules,
  complain: Complain,
): AskedTime | null {
  const isLong = rules.kind === "thing" && lastDate.trim() !== ""
  const [firstDay, lastDay] = [parseDate(date), parseDate(isLong ? lastDate : date)]
  if (!firstDay.ok) return complain("date", firstDay.reason)
  if (!lastDay.ok) return complain("lastDate", lastDay.reason)
  const start = parseLocalMoment(date, typed.from.toString())
  if (!start.ok) return complain("from", start.reason.message)
  const end = parseLocalMoment(isLong ? lastDate : date, typed.to.toString())
  if (!end.ok) return complain("to", end.reason.message)
  const wrongEnd = wrongEndOf({ start: start.value, end: end.value })
  if (wrongEnd !== null) return complain(isLong && wrongEnd !== TOO_SHORT ? "lastDate" : "to", wrongEnd)
  if (Temporal.Instant.compare(start.value, rules.now) <= 0) {
    const isToday = firstDay.value.equals(civilDateOf(rules.now))
    return complain(isToday ? "from" : "date", "Enter a time that is still to come")
  }
  const farthest = farthestDay(rules.now)
  if (Temporal.PlainDate.compare(lastDay.value, farthest) > 0)
    return complain(isLong ? "lastDate" : "date", `Enter a day up to ${formatShortDate(farthest)}`)
  return { kind: "once", period: { start: start.value, end: end.value } }
}

const TOO_SHORT = `Enter a time at least ${SHORTEST_MINUTES} minutes after the start`

const wrongEndOf = ({ start, end }: Period<Temporal.Instant>): string | null => {
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000
  if (minutes <= 0) return "Enter an end that comes after the start"
  if (minutes < SHORTEST_MINUTES) return TOO_SHORT
  return minutes > LONGEST_DAYS * 1440 ? `Book at most ${LONGEST_DAYS} days at a time` : null
}

function series(typed: TypedTime, { now, terms }: TimeRules, complain: Complain): AskedTime | null {
  const { repeats, weekdays, termId, from, to } = typed
  const faults: (readonly [TimeField, string])[] = []
  if (weekdays.length === 0) faults.push(["weekdays", "Choose at least one day of the week"])
  const term = terms.find(({ id }) => id === termId)
  if (!term) faults.push(["termId", "Choose one of your school's terms"])
  else if (hasEnded(term, civilDateOf(now)))
    faults.push([
      "termId",
      `${term.name} ended on ${formatShortDate(term.lastDay)}. Choose a term still to come`,
    ])
  else if (Temporal.PlainDate.compare(term.lastDay, farthestDay(now)) > 0)
    faults.push(["termId", `Choose a term that ends by ${formatShortDate(farthestDay(now))}`])
  const minutes = from.until(to).total("minutes")
  if (minutes <= 0) faults.push(["to", "Enter an end that comes after the start"])
  else if (minutes < SHORTEST_MINUTES) faults.push(["to", TOO_SHORT])
  for (const fault of faults) complain(...fault)
  if (!term || faults.length > 0) return null
  return { kind: "series", weekdays, everyWeeks: repeats === "weekly" ? 1 : 2, term, from, to }
}

const farthestDay = (now: Temporal.Instant): Temporal.PlainDate => {
  const ahead = civilDateOf(now).add(AHEAD)
  const { last } = bankHolidaysKnown
  return Temporal.PlainDate.compare(ahead, last) < 0 ? ahead : last
}
