import { formatMoment } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { Arrangement, ChosenVat, EnteredCost } from "#app/features/staffing/recharges/arrangement.ts"
import {
  allCostKinds,
  type CostTerms,
  costKinds,
  monthCost,
  percent,
  pricePers,
} from "#app/features/staffing/recharges/month-cost.ts"
import { findRechargeRule } from "#app/features/staffing/recharges/recharge-rules.ts"
import { promptVat, staffKinds, vatTreatments } from "#app/features/staffing/recharges/staff-vat.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"

/** How an arrangement is shared and invoiced, as facts. */
export const arrangementFacts = (arrangement: Arrangement, cost: EnteredCost | null) => [
  { key: "What it is", value: staffKinds[arrangement.staffKind] },
  ...(arrangement.staffKind === "thing"
    ? []
    : [{ key: "Employed by", value: arrangement.jointlyEmployed ? "the schools together" : "your school" }]),
  { key: "A day is", value: spokenTime(arrangement.dayMinutes) },
  ...(cost?.terms.basis === "price"
    ? []
    : [{ key: "Costs are shared", value: findRechargeRule(arrangement.ruleKey)?.rule.name ?? "" }]),
  {
    key: "Invoices name",
    value: [
      arrangement.personNamed ? `the role and ${arrangement.personNamed}` : "the role and days, no person",
      arrangement.showsPay ? "pay and on-costs apart" : "no pay",
    ].join("; "),
  },
]

/** Entered figures in a line: "£210.00 a day", or the yearly salary and rates. */
export const costInWords = (terms: CostTerms): string =>
  terms.basis === "price"
    ? `${formatPounds(terms.pricePence)} ${pricePers[terms.pricePer]} before VAT, unless a booking has a price of its own`
    : [
        `${percent(terms.sharedBasisPoints)} of ${formatPounds(terms.salaryPence)} a year`,
        `pension ${percent(terms.pensionBasisPoints)}`,
        `National Insurance ${percent(terms.insuranceBasisPoints)} above ${formatPounds(terms.insuranceAbovePence)}`,
        `travel ${formatPounds(terms.travelPence)} and cover ${formatPounds(terms.coverPence)} a month`,
      ].join("; ")

export const costRows = (entered: readonly EnteredCost[]) =>
  entered.map(({ fromMonth, terms, toldBy, personName, enteredAt }) => ({
    from: monthName(fromMonth),
    figures: costInWords(terms),
    told: toldBy,
    entered: `${formatMoment(enteredAt)}, by ${personName}`,
    key: enteredAt.toString(),
  }))

/** What the figures come to in a month, line by line; nothing for time at a price. */
export const monthCostRows = (terms: CostTerms, month: Temporal.PlainDate) => {
  if (terms.basis === "price") return []
  const lines = monthCost(terms, month)
  return allCostKinds.flatMap((kind) => {
    const line = lines.find((one) => one.kind === kind)
    return line ? [{ name: costKinds[kind], amount: formatPounds(line.pence), sentence: line.sentence }] : []
  })
}

/** Kith's prompt beside what the employer chose; `changed` where the prompt is another one by now. */
export const vatView = (arrangement: Arrangement, chosen: ChosenVat | null) => {
  const prompt = promptVat(arrangement)
  return {
    suggested: prompt.suggested,
    usual: prompt.suggested ? vatTreatments[prompt.suggested] : null,
    reasons: prompt.reasons,
    chosen: chosen && {
      name: vatTreatments[chosen.chosen],
      note: chosen.note,
      by: `${chosen.personName}, ${formatMoment(chosen.chosenAt)}`,
    },
    changed: chosen !== null && chosen.suggested !== prompt.suggested,
  }
}
