import type { InvoiceDraft, School } from "#app/features/invoicing/invoice-draft.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import type { MonthToRecharge } from "#app/features/staffing/recharges/month-to-recharge.ts"
import { rechargeDraft } from "#app/features/staffing/recharges/recharge-draft.ts"
import { findRechargeRule } from "#app/features/staffing/recharges/recharge-rules.ts"
import type { VatTreatment } from "#app/features/staffing/recharges/staff-vat.ts"
import { claimedMinutes } from "#app/features/staffing/time/line-standing.ts"

type Wanted = {
  arrangement: Arrangement
  month: Temporal.PlainDate
  vat: VatTreatment
  rechargeId: string
}

type Schools = { seller: School; schoolOf: (schoolId: string) => School }

/** The invoices of a month, one for each other school that owes something, by the school's name. */
export const draftsOfMonth = (
  { arrangement, month, vat, rechargeId }: Wanted,
  { reckoned, charged, open }: MonthToRecharge,
  { seller, schoolOf }: Schools,
): InvoiceDraft[] => {
  const wording = {
    ...{ ...arrangement, vat },
    ruleName: findRechargeRule(arrangement.ruleKey)?.rule.name ?? "",
  }
  const buyerIds = new Set(charged.map(({ schoolId }) => schoolId))
  return [...buyerIds]
    .filter((schoolId) => schoolId !== seller.id)
    .map(schoolOf)
    .toSorted((a, b) => a.party.schoolName.localeCompare(b.party.schoolName, "en-GB"))
    .flatMap((buyer) => {
      const draft = rechargeDraft(seller, wording, {
        ...{ rechargeId, month, buyer },
        lines: charged.filter(({ schoolId }) => schoolId === buyer.id),
        workings: reckoned?.workings.get(buyer.id) ?? [],
        waiting: open
          .filter(({ line }) => line.school.id === buyer.id)
          .map(({ line, standing }) => ({
            workedOn: line.workedOn,
            minutes: claimedMinutes(standing),
            isDisputed: standing.kind === "disputed",
          })),
      })
      return draft ? [draft] : []
    })
}
