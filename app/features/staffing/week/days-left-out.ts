import { formatShortDate } from "#app/core/civil-time.ts"
import { wholeWeekdays } from "#app/features/staffing/week/half-days.ts"
import { datesOn } from "#app/features/staffing/week/in-turn.ts"
import { type OpenDays, type Shut, shutInWords, whyShut } from "#app/features/staffing/week/open-days.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import type { StoredWeek } from "#app/features/staffing/week/stored-week.ts"

/** Days of a week on which nobody comes: when, to which schools, and why. */
export type DaysLeftOut = { days: string; schools: string; why: string }

type Missed = { day: Temporal.PlainDate; schoolId: string | null; shut: Shut }
type Span = { from: Temporal.PlainDate; to: Temporal.PlainDate }
type Named = { id: string; name: string }

/** Everything that a week leaves out between two days, the reason beside it; days in a row of one reason stand together. */
export function daysLeftOut(
  week: StoredWeek,
  members: readonly Named[],
  open: OpenDays,
  span: Span,
): DaysLeftOut[] {
  const missed: Missed[] = plannedVisits([week], span, open).missed
  if (week.kind === "in-turn") missed.push(...daysOfNobody(week, members, open, span))
  const byReason = Map.groupBy(missed, ({ shut }) => shutInWords(shut))
  return [...byReason]
    .flatMap(([why, all]) => stretches(all).map((stretch) => ({ why, stretch })))
    .sort((a, b) => Temporal.PlainDate.compare(a.stretch[0]!.day, b.stretch[0]!.day))
    .map(({ why, stretch }) => ({ why, days: datesInWords(stretch), schools: schoolsOf(stretch, members) }))
}

/** Of days that go round, those that no school can have were never anybody's turn. */
const daysOfNobody = (week: StoredWeek, members: readonly Named[], open: OpenDays, span: Span): Missed[] =>
  datesOn(wholeWeekdays(week.worked), span).flatMap((day) => {
    const reasons = members.map(({ id }) => whyShut(open, day, id))
    const first = reasons[0]
    return first && reasons.every((shut) => shut !== null) ? [{ day, schoolId: null, shut: first }] : []
  })

/** The longest way from one planned day to the next: a week. */
const NEXT_DAYS = 7

const stretches = (all: readonly Missed[]): Missed[][] => {
  const found: Missed[][] = []
  for (const one of all.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day))) {
    const last = found.at(-1)
    if (last && last.at(-1)!.day.until(one.day).days <= NEXT_DAYS) last.push(one)
    else found.push([one])
  }
  return found
}

const datesInWords = (stretch: readonly Missed[]): string => {
  const [first, last] = [stretch[0]!.day, stretch.at(-1)!.day]
  return first.equals(last) ? formatShortDate(first) : `${formatShortDate(first)} to ${formatShortDate(last)}`
}

const listed = new Intl.ListFormat("en-GB")

const schoolsOf = (stretch: readonly Missed[], members: readonly Named[]): string => {
  const ids = new Set(stretch.map(({ schoolId }) => schoolId))
  const concerned = members.filter(({ id }) => ids.has(id) || ids.has(null))
  return concerned.length === members.length
    ? "Every school"
    : listed.format(concerned.map(({ name }) => name))
}
