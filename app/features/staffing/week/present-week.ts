import { formatDate, formatShortDate } from "#app/core/civil-time.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { worthOf } from "#app/features/staffing/week/check-week.ts"
import { type DaysLeftOut, daysLeftOut } from "#app/features/staffing/week/days-left-out.ts"
import {
  allHalfDays,
  type HalfDay,
  type Weekday,
  weekdayName,
  weekdays,
  wholeWeekdays,
} from "#app/features/staffing/week/half-days.ts"
import { datesOn, farthestFromEven } from "#app/features/staffing/week/in-turn.ts"
import { type OpenDays, whyShut } from "#app/features/staffing/week/open-days.ts"
import { type MadeWeek, type WeekMember, weekOf } from "#app/features/staffing/week/post-week.ts"
import type { StoredWeek } from "#app/features/staffing/week/stored-week.ts"
import { saySharedDays, sayWeek } from "#app/features/staffing/week/week-sentences.ts"

export type Cell = { text: string; kind: "own" | "other" | "free" | "off" }

export type ShownWeek = {
  kind: StoredWeek["kind"]
  /** "Since 4 January 2027", or "From" it on where that is to come. */
  holds: string
  madeBy: string
  rows: { day: string; isWhole: boolean; am: Cell; pm: Cell }[]
  /** Each school's own days and why it has these; one's own first. */
  schools: { id: string; name: string; isOwn: boolean; days: string; because: string[] }[]
  /** Of days that go round: the next of them. */
  turns: { day: string; school: string; isOwn: boolean }[]
  /** From today on, or from its first day. */
  leftOut: DaysLeftOut[]
}

/** Who looks, when, until when the week holds at most, and which days its schools are open. */
type Looker = {
  schoolId: string | null
  today: Temporal.PlainDate
  until: Temporal.PlainDate
  open: OpenDays
}

const NEXT_TURNS = 12

/** A post's week in words, for somebody of this school. */
export function presentWeek(
  stored: StoredWeek,
  members: readonly WeekMember[],
  { schoolId, today, until, open }: Looker,
): ShownWeek {
  const made = madeWeekOf(stored, members)
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? "A school"
  const cell = (half: HalfDay): Cell => {
    if (!stored.worked.includes(half)) return { text: "Not worked", kind: "off" }
    if (stored.kind === "in-turn") return { text: "In turn", kind: "other" }
    const at = [half, `${half[0]}-day`]
    const visit = stored.visits.find(({ placeId }) => at.includes(placeId))
    if (!visit) return { text: "Nobody yet", kind: "free" }
    return { text: nameOf(visit.schoolId), kind: visit.schoolId === schoolId ? "own" : "other" }
  }
  const order = members.toSorted((a, b) => Number(b.id === schoolId) - Number(a.id === schoolId))
  return {
    ...{ kind: stored.kind, holds: holdsFrom(stored, today), madeBy: stored.madeBy },
    rows: weekdays.map((day: Weekday) => {
      const [am, pm] = [cell(`${day}-am`), cell(`${day}-pm`)]
      return { day: weekdayName(day), am, pm, isWhole: am.text === pm.text }
    }),
    schools: order.map((member) => ({
      ...{ id: member.id, name: member.name, isOwn: member.id === schoolId },
      ...(stored.kind === "weekly"
        ? sayWeekWith(made, member, members)
        : sayTurns(stored, member, { until, open })),
    })),
    turns: stored.turns
      .filter(({ day }) => Temporal.PlainDate.compare(day, today) >= 0)
      .slice(0, NEXT_TURNS)
      .map((turn) => ({
        ...{ day: formatDate(turn.day), school: nameOf(turn.schoolId) },
        isOwn: turn.schoolId === schoolId,
      })),
    leftOut: daysLeftOut(stored, members, open, { from: later(stored.validFrom, today), to: until }),
  }
}

const holdsFrom = ({ validFrom }: StoredWeek, today: Temporal.PlainDate) =>
  `${Temporal.PlainDate.compare(validFrom, today) > 0 ? "From" : "Since"} ${formatShortDate(validFrom)}`

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)

const sayWeekWith = (made: MadeWeek, member: WeekMember, members: readonly WeekMember[]) => {
  const { days, because } = sayWeek(made, member)
  return { days, because: [...because, ...saySharedDays(made, member, members)] }
}

const sayTurns = (
  { turns, worked, validFrom }: StoredWeek,
  member: WeekMember,
  { until, open }: Pick<Looker, "until" | "open">,
) => {
  const own = turns.filter(({ schoolId }) => schoolId === member.id).length
  const dates = datesOn(wholeWeekdays(worked), { from: validFrom, to: until })
  const far = farthestFromEven(
    dates.filter((day) => turns.some((turn) => turn.day.equals(day)) || !whyShut(open, day, member.id)),
    turns,
    member.id,
  )
  return {
    days: own === 1 ? "1 whole day" : `${own} whole days`,
    because: [
      `${daysInWords(member.halfDays)} a week come to that over the days that can be worked, and at no time is it ${
        far === 0
          ? "a whole day ahead or behind"
          : `more than ${far + 1} days ahead or behind, because of days on which a school is shut`
      }.`,
    ],
  }
}

/** A stored week as the rules take it. */
const madeWeekOf = ({ worked, visits }: StoredWeek, members: readonly WeekMember[]): MadeWeek => {
  const split = weekdays.filter((day) =>
    visits.some(({ placeId }) => placeId.startsWith(`${day}-`) && placeId !== `${day}-day`),
  )
  const week = weekOf(worked, split, members)
  const ofMembers = visits.filter(({ schoolId }) => members.some(({ id }) => id === schoolId))
  return { worked, week, assigned: { visits: ofMembers, worth: worthOf(week, ofMembers) } }
}

/** A stored week as the fields of its form, or an empty one. */
export const typedGrid = (stored: StoredWeek | null, halfDays: number): Record<string, string> =>
  Object.fromEntries(
    allHalfDays.map((half, i) => {
      if (!stored) return [half, i < halfDays ? "free" : "off"]
      if (!stored.worked.includes(half)) return [half, "off"]
      const visit = stored.visits.find(({ placeId }) => placeId === half || placeId === `${half[0]}-day`)
      return [half, visit?.schoolId ?? "free"]
    }),
  )
