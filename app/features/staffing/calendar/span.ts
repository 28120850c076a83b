import { formatShortDate } from "#app/core/civil-time.ts"
import { type Period, period } from "#app/core/period.ts"

type Dates = Period<Temporal.PlainDate>

export type Term = Dates & { name: string }

export const calendarViews = ["week", "term"] as const
export type CalendarView = (typeof calendarViews)[number]

/** What a calendar page shows: whole weeks from a Monday on, half-open. */
type Weeks = { view: CalendarView; name: string; days: Dates; previous: string; next: string }

/** `isNow`: what is shown where no day is asked for. */
export type Span = Weeks & { isNow: boolean }

/** As many weeks as stand for a term where a school has not said when its terms are. */
const USUAL_WEEKS = 14

/** Nobody plans further than this from today, and calendars of other centuries are not ours. */
const FARTHEST_YEARS = 10

const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })

/** Reads a date of an address; the usual one for what is none, or lies further away than anybody plans. */
const dateOf = (text: string | null, usual: Temporal.PlainDate): Temporal.PlainDate => {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return usual
  try {
    const date = Temporal.PlainDate.from(text)
    return Math.abs(date.year - usual.year) > FARTHEST_YEARS ? usual : date
  } catch {
    return usual
  }
}

/**
 * The week or the term that an address asks for ("view", "on"), with the days to which "previous" and "next" lead. A
 * term is the school's own that is under way on that day, or comes next; where none is known, fourteen weeks. An
 * address that names no day asks for today, and at a weekend for the week that comes.
 */
export function readSpan(params: URLSearchParams, today: Temporal.PlainDate, terms: readonly Term[]): Span {
  const around = (on: Temporal.PlainDate) =>
    params.get("view") === "term" ? termAround(on, terms) : weekAround(on)
  const usual = params.get("view") === "term" ? today : schoolDayFrom(today)
  const span = around(dateOf(params.get("on"), usual))
  return { ...span, isNow: span.days.start.equals(around(usual).days.start) }
}

/** A span as a page takes it. */
export const shownSpan = ({ days, ...span }: Span) => ({ ...span, start: days.start.toString() })

const schoolDayFrom = (date: Temporal.PlainDate) =>
  date.dayOfWeek > 5 ? mondayOf(date).add({ weeks: 1 }) : date

function weekAround(on: Temporal.PlainDate): Weeks {
  const start = mondayOf(on)
  return {
    view: "week",
    name: `Week of ${formatShortDate(start)}`,
    days: period(start, start.add({ weeks: 1 })),
    previous: start.subtract({ weeks: 1 }).toString(),
    next: start.add({ weeks: 1 }).toString(),
  }
}

function termAround(on: Temporal.PlainDate, terms: readonly Term[]): Weeks {
  const inOrder = [...terms].sort((a, b) => Temporal.PlainDate.compare(a.start, b.start))
  const at = inOrder.findIndex(({ end }) => Temporal.PlainDate.compare(on, end) < 0)
  const term = inOrder[at]
  if (!term) {
    const start = mondayOf(on)
    const days = period(start, start.add({ weeks: USUAL_WEEKS }))
    const before = start.subtract({ weeks: USUAL_WEEKS })
    return {
      view: "term",
      name: `${USUAL_WEEKS} weeks from ${formatShortDate(start)}`,
      days,
      previous: (inOrder.at(-1)?.start ?? before).toString(),
      next: days.end.toString(),
    }
  }
  const start = mondayOf(term.start)
  const last = term.end.subtract({ days: 1 })
  return {
    view: "term",
    name: term.name,
    days: period(start, mondayOf(last).add({ weeks: 1 })),
    previous: (inOrder[at - 1]?.start ?? start.subtract({ weeks: USUAL_WEEKS })).toString(),
    next: (inOrder[at + 1]?.start ?? term.end).toString(),
  }
}
