import { z } from "zod"
import { choiceField, field, textField } from "#app/core/form-fields.ts"
import { parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { type CostTerms, type PricePer, pricePers } from "#app/features/staffing/recharges/month-cost.ts"
import { parseMonth } from "#app/features/staffing/time/month.ts"

export type CostDraft = { fromMonth: Temporal.PlainDate; terms: CostTerms; toldBy: string }

const RATE = /^(\d{1,3})(?:\.(\d{1,2}))?\s?%?$/

/** A percentage as typed ("28.68", "40%") in basis points. */
const parseRate =
  ({ least, what }: { least: number; what: string }) =>
  (text: string): Outcome<number> => {
    const match = RATE.exec(text.trim())
    if (!match) return refuse(`Enter ${what} as a percentage, like 28.68`)
    const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"))
    return basisPoints >= least && basisPoints <= 10_000
      ? succeed(basisPoints)
      : refuse(`Enter ${what} as a percentage ${least > 0 ? "above 0" : "from 0"} to 100`)
  }

const pounds = field(parsePounds)

const priceFields = z.object({
  pricePence: pounds,
  pricePer: choiceField(Object.keys(pricePers) as PricePer[], "Say what the price is for"),
})

const costFields = z.object({
  salaryPence: pounds,
  sharedBasisPoints: field(parseRate({ least: 1, what: "the part that is shared" })),
  pensionBasisPoints: field(parseRate({ least: 0, what: "the pension rate" })),
  insuranceBasisPoints: field(parseRate({ least: 0, what: "the National Insurance rate" })),
  insuranceAbovePence: pounds,
  travelPence: pounds,
  coverPence: pounds,
})

/** How far back or ahead figures may begin, in months. */
const MONTHS_AROUND = 24

/**
 * Figures from a month on: `fromMonth`, `toldBy`, and by `basis` either `pricePence` and `pricePer`, or the costs;
 * amounts in pounds, rates in percent. Every fault is told at once.
 */
export const costForm = (today: Temporal.PlainDate) => {
  const common = z.object({
    basis: choiceField(["price", "costs"], "Say whether schools pay a price or share the costs"),
    fromMonth: field((text) => {
      const read = parseMonth(text)
      if (!read.ok) return read
      const months = (read.value.year - today.year) * 12 + read.value.month - today.month
      return Math.abs(months) <= MONTHS_AROUND ? read : refuse("Enter a month within two years of this one")
    }),
    toldBy: textField(200, "Enter where the figures come from, like payroll, September 2026"),
  })
  return z.record(z.string(), z.unknown()).transform((typed, context): CostDraft => {
    const plain = common.safeParse(typed)
    const terms = (typed.basis === "costs" ? costFields : priceFields).safeParse(typed)
    const issues = [
      ...(plain.error?.issues ?? []),
      ...(typed.basis === "costs" || typed.basis === "price" ? (terms.error?.issues ?? []) : []),
    ]
    for (const { path, message } of issues)
      context.addIssue({ code: "custom", path: [String(path[0])], message })
    if (!plain.success || !terms.success) return z.NEVER
    const { basis, ...rest } = plain.data
    return { ...rest, terms: { basis, ...terms.data } as CostTerms }
  })
}
