import { z } from "zod"
import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { choiceField, field, textField } from "#app/core/form-fields.ts"
import type { FieldFault } from "#app/core/form-of-parts.ts"
import type { Outcome } from "#app/core/outcome.ts"
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
type Said = Partial<TypedTime>

/** What is wrong with a time as typed, as far as it could be read: every field that is at fault. */
export const timeFaults = (typed: Said, rules: TimeRules): Iterable<FieldFault> => {
  if (typed.repeats === undefined) return []
  return typed.repeats === "once" ? onceFaults(typed, rules) : seriesFaults(typed, rules)
}

/** The time that was typed; of one without faults alone. */
export function readTime({ repeats, ...typed }: TypedTime, { kind, terms }: TimeRules): AskedTime {
  const { from, to, weekdays, termId } = typed
  if (repeats !== "once") {
    const term = terms.find(({ id }) => id === termId)!
    return { kind: "series", weekdays, everyWeeks: repeats === "weekly" ? 1 : 2, term, from, to }
  }
  const { start, end } = momentsOf(typed, kind)
  if (!start?.ok || !end?.ok) throw new Error("A time with faults is no time.")
  return { kind: "once", period: { start: start.value, end: end.value } }
}

/** A thing may be had for several days, and a person for a part of one. */
const momentsOf = ({ date = "", lastDate = "", from, to }: Said, kind: ResourceKind) => {
  const isLong = kind === "thing" && lastDate.trim() !== ""
  const [first, last] = [parseDate(date), parseDate(isLong ? lastDate : date)]
  const at = (day: Outcome<Temporal.PlainDate>, time: Temporal.PlainTime | undefined) =>
    day.ok && time ? parseLocalMoment(String(day.value), String(time)) : null
  return { isLong, first, last, start: at(first, from), end: at(last, to) }
}

function* onceFaults(typed: Said, { now, kind }: TimeRules): Generator<FieldFault> {
  const { isLong, first, last, start, end } = momentsOf(typed, kind)
  const lastField = isLong ? "lastDate" : "date"
  if (!first.ok) yield ["date", first.reason]
  if (isLong && !last.ok) yield ["lastDate", last.reason]
  if (start && !start.ok) yield ["from", start.reason.message]
  if (end && !end.ok) yield ["to", end.reason.message]
  const wrongEnd = start?.ok && end?.ok ? wrongEndOf({ start: start.value, end: end.value }) : null
  if (wrongEnd !== null) yield [isLong && wrongEnd !== TOO_SHORT ? "lastDate" : "to", wrongEnd]
  else if (!isLong && !first.ok) yield* timesFaults(typed)
  const today = civilDateOf(now)
  if (start?.ok && Temporal.Instant.compare(start.value, now) <= 0)
    yield [first.ok && first.value.equals(today) ? "from" : "date", STILL_TO_COME]
  else if (!start && first.ok && isBefore(first.value, today)) yield ["date", STILL_TO_COME]
  if (last.ok && isBefore(farthestDay(now), last.value))
    yield [lastField, `Enter a day up to ${formatShortDate(farthestDay(now))}`]
}

const STILL_TO_COME = "Enter a time that is still to come"
const AFTER_THE_START = "Enter an end that comes after the start"
const TOO_SHORT = `Enter a time at least ${SHORTEST_MINUTES} minutes after the start`

const wrongEndOf = ({ start, end }: Period<Temporal.Instant>): string | null => {
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000
  if (minutes <= 0) return AFTER_THE_START
  if (minutes < SHORTEST_MINUTES) return TOO_SHORT
  return minutes > LONGEST_DAYS * 1440 ? `Book at most ${LONGEST_DAYS} days at a time` : null
}

function* seriesFaults(typed: Said, { now, terms }: TimeRules): Generator<FieldFault> {
  const { weekdays = [], termId } = typed
  if (weekdays.length === 0) yield ["weekdays", "Choose at least one day of the week"]
  const term = terms.find(({ id }) => id === termId)
  if (!term) yield ["termId", "Choose one of your school's terms"]
  else if (hasEnded(term, civilDateOf(now)))
    yield ["termId", `${term.name} ended on ${formatShortDate(term.lastDay)}. Choose a term still to come`]
  else if (isBefore(farthestDay(now), term.lastDay))
    yield ["termId", `Choose a term that ends by ${formatShortDate(farthestDay(now))}`]
  yield* timesFaults(typed)
}

/** Two times of the clock on one day. */
function* timesFaults({ from, to }: Said): Generator<FieldFault> {
  const minutes = from && to ? from.until(to).total("minutes") : SHORTEST_MINUTES
  if (minutes <= 0) yield ["to", AFTER_THE_START]
  else if (minutes < SHORTEST_MINUTES) yield ["to", TOO_SHORT]
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

const farthestDay = (now: Temporal.Instant): Temporal.PlainDate => {
  const ahead = civilDateOf(now).add(AHEAD)
  const { last } = bankHolidaysKnown
  return Temporal.PlainDate.compare(ahead, last) < 0 ? ahead : last
}
