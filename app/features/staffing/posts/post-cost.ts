import { type Pence, sumPence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"

/** What somebody entered of pay and on-costs, as it is from a date on. Nothing of it is guessed. */
export type PostPay = {
  /** "M6", "NJC 12" */
  payPoint: string
  /** A year at full time. */
  fullTimeSalaryPence: Pence
  /** The employer's pension contribution, in hundredths of a percent. */
  pensionRate: number
  /** The employer's national insurance, in hundredths of a percent of what is above the threshold. */
  insuranceRate: number
  /** A year, for one person. */
  insuranceThresholdPence: Pence
  /** Anything else a year for these days: the levy, recruitment, training. */
  otherPence: Pence
  /** How many weeks of work the yearly pay is for; the post is charged those that it works. */
  paidWeeks: number
  /** The day from which these figures hold. */
  validFrom: Temporal.PlainDate
  /** Where they come from. */
  source: string
}

export const costParts = ["salary", "pension", "insurance", "other", "travel"] as const
export type CostPart = (typeof costParts)[number]

/** Part by part, in whole pence. */
export type PostCost = Record<CostPart, Pence>

/** A full week in half-days. */
const FULL_WEEK = 10

const RATE_WHOLE = 10_000n

type Worked = { halfDays: number; weeks: number; travelDayPence: Pence }

/** What employing somebody costs in a whole year, travel aside. Each part is rounded half up to a penny by itself. */
export function yearlyCost({ halfDays }: Pick<Worked, "halfDays">, pay: PostPay): Omit<PostCost, "travel"> {
  const salary = divideHalfUp(pay.fullTimeSalaryPence * BigInt(halfDays), BigInt(FULL_WEEK))
  const above = salary > pay.insuranceThresholdPence ? salary - pay.insuranceThresholdPence : 0n
  return {
    salary,
    pension: divideHalfUp(salary * BigInt(pay.pensionRate), RATE_WHOLE),
    insurance: divideHalfUp(above * BigInt(pay.insuranceRate), RATE_WHOLE),
    other: pay.otherPence,
  }
}

/**
 * What a post costs from its first day to its last: employment for all the days that are offered, because the employer
 * pays them whether they are taken or not, and travel for the half-days a week that are taken.
 */
export function periodCost(worked: Worked, pay: PostPay, takenHalfDays: number): PostCost {
  const year = yearlyCost(worked, pay)
  const inPeriod = (pence: Pence) => divideHalfUp(pence * BigInt(worked.weeks), BigInt(pay.paidWeeks))
  return {
    salary: inPeriod(year.salary),
    pension: inPeriod(year.pension),
    insurance: inPeriod(year.insurance),
    other: inPeriod(year.other),
    travel: divideHalfUp(worked.travelDayPence * BigInt(takenHalfDays * worked.weeks), 2n),
  }
}

/** What does not depend on how many days are taken. */
export const fixedCost = (cost: PostCost): Pence =>
  sumPence(costParts.filter((part) => part !== "travel").map((part) => cost[part]))

export const totalCost = (cost: PostCost): Pence => fixedCost(cost) + cost.travel
