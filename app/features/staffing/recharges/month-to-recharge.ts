import { formatShortDate } from "#app/core/civil-time.ts"
import type { Pence } from "#app/core/money.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"
import { type Arrangement, costFor, type EnteredCost } from "#app/features/staffing/recharges/arrangement.ts"
import {
  type ChargedLine,
  partsOnceAgreed,
  type WaitingLine,
} from "#app/features/staffing/recharges/charge-lines.ts"
import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"
import { priceTimes } from "#app/features/staffing/recharges/priced-time.ts"
import {
  type CostedLine,
  type ReckonedMonth,
  reckonMonth,
} from "#app/features/staffing/recharges/reckon-month.ts"
import { claimedMinutes, type LineStanding } from "#app/features/staffing/time/line-standing.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import { standingOf, type Timesheet, type TimesheetLine } from "#app/features/staffing/time/timesheet.ts"

/** Everything that a month's recharge follows from. */
export type RechargeFacts = {
  arrangement: Arrangement
  month: Temporal.PlainDate
  costs: readonly EnteredCost[]
  /** Up to this month, the earliest first. */
  timesheets: readonly Timesheet[]
  /** What earlier months left open, by line. */
  waiting: ReadonlyMap<string, WaitingLine>
  /** Months that have been recharged, as ISO dates. */
  rechargedMonths: ReadonlySet<string>
  schools: readonly Pick<SplitSchool, "id" | "name" | "numberOnRoll">[]
}

/** A line that is not agreed, with what it comes to as it stands. */
export type OpenLine = { line: TimesheetLine; standing: LineStanding; costed: CostedLine }

export type MonthToRecharge = {
  reckoned: ReckonedMonth | null
  /** Agreed on, of this month and of earlier ones. */
  charged: ChargedLine[]
  open: OpenLine[]
}

/**
 * Works out a month's recharge, or says in a sentence why there is none. Lines of earlier months come along once they
 * are agreed; what is not agreed waits, and raises nobody's share.
 */
export const monthToRecharge = (facts: RechargeFacts): Outcome<MonthToRecharge> => {
  const { arrangement, month, timesheets } = facts
  const sheet = timesheets.find((one) => one.month.equals(month))
  const late = lateLines(facts)
  if (!sheet && late.length === 0)
    return refuse(`No time of ${monthName(month)} has been sent to the schools that had it.`)
  const cost = costFor(facts.costs, month)
  if (!cost) return refuse(`No price or cost has been entered that holds for ${monthName(month)}.`)
  if (!sheet) return succeed({ reckoned: null, charged: late, open: [] })
  const schoolIds = new Set(sheet.lines.map(({ school }) => school.id))
  const reckoned = reckonMonth({
    ...{ month, terms: cost.terms, ruleKey: arrangement.ruleKey, ruleSettings: arrangement.ruleSettings },
    dayMinutes: arrangement.dayMinutes,
    lines: sheet.lines.map((line) => ({
      ...{ lineId: line.id, schoolId: line.school.id, bookedMinutes: line.bookedMinutes, price: line.price },
      minutes: claimedMinutes(standingOf(sheet, line)),
    })),
    schools: facts.schools.filter(({ id }) => schoolIds.has(id)),
    seed: `${arrangement.id} ${month}`,
  })
  if (!reckoned.ok) return reckoned
  const costedOf = new Map(reckoned.value.lines.map((line) => [line.lineId, line]))
  const lines = sheet.lines.map((line) => ({
    line,
    standing: standingOf(sheet, line),
    costed: costedOf.get(line.id)!,
  }))
  const charged = lines.flatMap(({ line, standing, costed }): ChargedLine[] =>
    standing.kind === "agreed" ? [chargedFrom(line, month, costed, cost.terms)] : [],
  )
  const open = lines.filter(({ standing }) => standing.kind !== "agreed")
  if (charged.length + late.length === 0)
    return refuse(`Nothing of ${monthName(month)} has been agreed on yet. ${openInWords(open)}`)
  return succeed({ reckoned: reckoned.value, charged: [...late, ...charged], open })
}

const chargedFrom = (
  line: TimesheetLine,
  month: Temporal.PlainDate,
  { minutes, parts }: CostedLine,
  terms: EnteredCost["terms"],
): ChargedLine => ({
  ...{ lineId: line.id, schoolId: line.school.id, month, workedOn: line.workedOn, minutes, parts },
  price: terms.basis === "price" ? (line.price ?? terms) : null,
})

/** Lines of months that have been recharged without them, and that both sides agree on by now. */
const lateLines = ({ timesheets, month, waiting, rechargedMonths, costs, arrangement }: RechargeFacts) =>
  timesheets
    .filter((sheet) => !sheet.month.equals(month) && rechargedMonths.has(sheet.month.toString()))
    .flatMap((sheet) =>
      sheet.lines.flatMap((line): ChargedLine[] => {
        const standing = standingOf(sheet, line)
        if (line.isRecharged || standing.kind !== "agreed") return []
        const { minutes } = standing
        const open = waiting.get(line.id)
        const terms = costFor(costs, sheet.month)?.terms
        const price = terms?.basis === "price" ? (line.price ?? terms) : null
        // A price for the month is charged once, with the first of its lines.
        const isBorne =
          price?.pricePer === "month" &&
          sheet.lines.some(
            ({ id, school, isRecharged }) => school.id === line.school.id && (isRecharged || waiting.has(id)),
          )
        return [
          {
            ...{ lineId: line.id, schoolId: line.school.id, month: sheet.month, workedOn: line.workedOn },
            ...{ minutes, price },
            // A cost that was shared whole without this line is borne already; only time at a price is still owed.
            parts: open
              ? partsOnceAgreed(open, minutes)
              : price && !isBorne
                ? { price: latePrice(sheet, line, price, arrangement.dayMinutes) }
                : {},
          },
        ]
      }),
    )

/** What a line comes to that was sent only after its month had been recharged. */
const latePrice = (sheet: Timesheet, line: TimesheetLine, price: TimePrice, dayMinutes: number): Pence => {
  const own = sheet.lines.filter(({ school }) => school.id === line.school.id)
  const times = own.map((one) => ({
    ...{ schoolId: one.school.id, bookedMinutes: one.bookedMinutes, price: one.price ?? price },
    minutes: claimedMinutes(standingOf(sheet, one)),
  }))
  return priceTimes(times, dayMinutes)[own.indexOf(line)]!
}

/** What was left out and why, school by school. */
export const openInWords = (open: readonly Pick<OpenLine, "line" | "standing">[]): string =>
  [...Map.groupBy(open, ({ line }) => line.school.name)]
    .toSorted(([a], [b]) => a.localeCompare(b, "en-GB"))
    .map(([name, lines]) => {
      const days = (kind: LineStanding["kind"]) =>
        lines
          .filter(({ standing }) => standing.kind === kind)
          .map(({ line }) => formatShortDate(line.workedOn))
      const disputed = days("disputed")
      const waiting = days("waiting")
      return [
        disputed.length > 0 && `${name} disputes ${listed(disputed)}.`,
        waiting.length > 0 && `${name} has not confirmed ${listed(waiting)}.`,
      ]
        .filter(Boolean)
        .join(" ")
    })
    .join(" ")

const MOST_DAYS = 3

const listed = (days: readonly string[]) => {
  if (days.length > MOST_DAYS) return `${days.length} days, from ${days[0]} on`
  return days.length === 1 ? days[0]! : `${days.slice(0, -1).join(", ")} and ${days.at(-1)}`
}
