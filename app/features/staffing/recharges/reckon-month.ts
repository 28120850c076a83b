import { apportion } from "#app/core/apportion.ts"
import type { Pence } from "#app/core/money.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { splitCost } from "#app/features/splitting/split-cost.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"
import {
  type CostKind,
  type CostLine,
  type CostTerms,
  costKinds,
  monthCost,
  type TimePrice,
} from "#app/features/staffing/recharges/month-cost.ts"
import { priceTimes } from "#app/features/staffing/recharges/priced-time.ts"
import { findRechargeRule, type RechargeRule } from "#app/features/staffing/recharges/recharge-rules.ts"

/** What a line of an invoice is for: time at a price, or a school's part of a cost. */
export type PartKind = CostKind | "price"

export type Parts = Partial<Record<PartKind, Pence>>

/** A line of the month's timesheet, with the time that the employer says it was. */
export type WorkedLine = {
  lineId: string
  schoolId: string
  bookedMinutes: number
  minutes: number
  /** As agreed when the time was booked; null: what the arrangement says. */
  price: TimePrice | null
}

/** A line with its part of the cost: what it comes to if it is agreed as it stands. */
export type CostedLine = WorkedLine & { parts: Parts }

/** How a school's part of one cost came about. `basis` tells no amounts: "6 hours of 12 hours". */
export type ShareWorking = { kind: PartKind; basis: string; sentence: string }

export type ReckonedMonth = {
  cost: CostLine[]
  lines: CostedLine[]
  /** By school id. */
  workings: Map<string, ShareWorking[]>
  /** Whether a line that is agreed at other minutes later costs accordingly. */
  scales: boolean
}

export type MonthToReckon = {
  month: Temporal.PlainDate
  terms: CostTerms
  ruleKey: string
  ruleSettings: unknown
  dayMinutes: number
  lines: readonly WorkedLine[]
  /** Every school that has a line. */
  schools: readonly Pick<SplitSchool, "id" | "name" | "numberOnRoll">[]
  /** Decides whose turn the odd penny is. */
  seed: string
}

/**
 * What a month comes to, line by line. Time at a price is priced line by line; a cost is divided among the schools by
 * the rule, and each school's part among its lines, to the penny both times. All lines take part, agreed or not, so
 * that a dispute of one school never raises what another pays.
 */
export const reckonMonth = (asked: MonthToReckon): Outcome<ReckonedMonth> => {
  if (asked.lines.length === 0) return refuse("There is no time to recharge this month.")
  const { terms } = asked
  if (terms.basis === "price") return succeed(priced(asked, terms))
  const found = findRechargeRule(asked.ruleKey)
  return found ? shared(asked, terms, found) : refuse("There is no such way to share a cost.")
}

const priced = (
  { lines, dayMinutes }: MonthToReckon,
  terms: Extract<CostTerms, { basis: "price" }>,
): ReckonedMonth => {
  const prices = priceTimes(
    lines.map((line) => ({ ...line, price: line.price ?? terms })),
    dayMinutes,
  )
  return {
    cost: [],
    lines: lines.map((line, at) => ({ ...line, parts: { price: prices[at]! } })),
    workings: new Map(),
    scales: true,
  }
}

const shared = (
  { month, lines, schools, seed, ruleSettings }: MonthToReckon,
  terms: Extract<CostTerms, { basis: "costs" }>,
  { rule, counts }: RechargeRule,
): Outcome<ReckonedMonth> => {
  const cost = monthCost(terms, month)
  const measured = (line: WorkedLine) => (counts === "booked" ? line.bookedMinutes : line.minutes)
  const linesOf = (schoolId: string) => lines.filter((line) => line.schoolId === schoolId)
  const taking = schools.map((school) => ({
    ...school,
    quantity: linesOf(school.id).reduce((sum, line) => sum + measured(line), 0),
    value: 0n,
  }))
  const parts = new Map(lines.map(({ lineId }): [string, Parts] => [lineId, {}]))
  const workings = new Map(schools.map(({ id }): [string, ShareWorking[]] => [id, []]))
  for (const { kind, pence } of cost) {
    const split = splitCost({ rule, settings: ruleSettings, amount: pence, schools: taking, seed })
    if (!split.ok) return split
    for (const { schoolId, pence: share, workings: why } of split.value) {
      workings.get(schoolId)!.push({
        ...{ kind, basis: why.basis },
        sentence: `${costKinds[kind]}: ${why.sentence}`,
      })
      const own = linesOf(schoolId)
      const weights = own.map((line) => BigInt(measured(line)))
      // A school that pays although it had no time pays for the time it had booked.
      const usable = weights.some((weight) => weight > 0n)
        ? weights
        : own.map(({ bookedMinutes }) => BigInt(bookedMinutes))
      apportion(share, usable).forEach((part, at) => {
        parts.get(own[at]!.lineId)![kind] = part
      })
    }
  }
  return succeed({
    cost,
    lines: lines.map((line) => ({ ...line, parts: parts.get(line.lineId)! })),
    workings,
    scales: counts === "delivered",
  })
}
