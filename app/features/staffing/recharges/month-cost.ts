import { apportion } from "#app/core/apportion.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"

export const costKinds = {
  salary: "Salary",
  pension: "Employer's pension contributions",
  insurance: "Employer's National Insurance",
  travel: "Travel",
  cover: "Cover",
} as const

export type CostKind = keyof typeof costKinds

export const allCostKinds = Object.keys(costKinds) as CostKind[]

export const pricePers = {
  hour: "an hour",
  "half-day": "half a day",
  day: "a day",
  month: "a month",
} as const

export type PricePer = keyof typeof pricePers

export type TimePrice = { pricePence: Pence; pricePer: PricePer }

/** What somebody's time costs, as entered: a price for time, or the costs that schools share. Amounts in pence. */
export type CostTerms =
  | ({ basis: "price" } & TimePrice)
  | {
      basis: "costs"
      /** A year, before on-costs. */
      salaryPence: Pence
      /** How much of pay and on-costs is shared: 4000 for two days of five. */
      sharedBasisPoints: number
      pensionBasisPoints: number
      insuranceBasisPoints: number
      /** Yearly pay above which the employer pays National Insurance. */
      insuranceAbovePence: Pence
      /** A month, shared whole. */
      travelPence: Pence
      coverPence: Pence
    }

/** A cost of one month that schools share, and how it came about. */
export type CostLine = { kind: CostKind; pence: Pence; sentence: string }

const MONTHS = 12

/**
 * One month of the entered costs. What is entered by the year is divided over twelve months to the penny, so that
 * they add up to the year; a cost of nothing has no line.
 */
export const monthCost = (
  terms: Extract<CostTerms, { basis: "costs" }>,
  month: Temporal.PlainDate,
): CostLine[] => {
  const { salaryPence, sharedBasisPoints, travelPence, coverPence } = terms
  const above = salaryPence > terms.insuranceAbovePence ? salaryPence - terms.insuranceAbovePence : 0n
  const yearly = (kind: CostKind, yearPence: Pence, from: string): CostLine => {
    const shared = divideHalfUp(yearPence * BigInt(sharedBasisPoints), 10_000n)
    const pence = twelfth(shared, month)
    const part = sharedBasisPoints === 10_000 ? "all" : percent(sharedBasisPoints)
    return {
      ...{ kind, pence },
      sentence: `${from}, of which ${part} is shared: ${formatPounds(shared)} a year, and ${formatPounds(pence)} of it this month.`,
    }
  }
  const rate = (basisPoints: number, of: Pence) => divideHalfUp(of * BigInt(basisPoints), 10_000n)
  const pension = rate(terms.pensionBasisPoints, salaryPence)
  const insurance = rate(terms.insuranceBasisPoints, above)
  const monthly = (kind: CostKind, pence: Pence): CostLine => ({
    ...{ kind, pence },
    sentence: `${formatPounds(pence)} for the month, as entered.`,
  })
  return [
    yearly("salary", salaryPence, `${formatPounds(salaryPence)} a year`),
    yearly(
      "pension",
      pension,
      `${percent(terms.pensionBasisPoints)} of ${formatPounds(salaryPence)} is ${formatPounds(pension)} a year`,
    ),
    yearly(
      "insurance",
      insurance,
      `${percent(terms.insuranceBasisPoints)} of the ${formatPounds(above)} above ${formatPounds(terms.insuranceAbovePence)} is ${formatPounds(insurance)} a year`,
    ),
    monthly("travel", travelPence),
    monthly("cover", coverPence),
  ].filter(({ pence }) => pence > 0n)
}

/** The odd pennies fall on the first months of a school year. */
const twelfth = (yearPence: Pence, { month }: Temporal.PlainDate): Pence =>
  apportion(yearPence, Array<bigint>(MONTHS).fill(1n))[(month + 3) % MONTHS]!

/** "28.68%" */
export const percent = (basisPoints: number): string =>
  `${(basisPoints / 100).toFixed(2).replace(/\.?0+$/, "")}%`
