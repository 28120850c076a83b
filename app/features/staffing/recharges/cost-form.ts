import { z } from "zod"
import { choiceField, field, textField } from "#app/core/form-fields.ts"
import { parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse } from "#app/core/outcome.ts"
import { parsePercent } from "#app/features/staffing/posts/parse-percent.ts"
import { type CostTerms, type PricePer, pricePers } from "#app/features/staffing/recharges/month-cost.ts"
import { parseMonth } from "#app/features/staffing/time/month.ts"

export type CostDraft = { fromMonth: Temporal.PlainDate; terms: CostTerms; toldBy: string }

const partShared = (text: string): Outcome<number> => {
  const read = parsePercent(text)
  return read.ok && read.value === 0 ? refuse("Enter the part that is shared as a percentage above 0") : read
}

const pounds = field(parsePounds)

const priceFields = z.object({
  pricePence: pounds,
  pricePer: choiceField(Object.keys(pricePers) as PricePer[], "Say what the price is for"),
})

const costFields = z.object({
  salaryPence: pounds,
  sharedBasisPoints: field(partShared),
  pensionBasisPoints: field(parsePercent),
  insuranceBasisPoints: field(parsePercent),
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
