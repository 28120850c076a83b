import type { InvoiceDraft } from "#app/features/invoicing/invoice-draft.ts"
import { readInvoicingSchools } from "#app/features/invoicing/invoicing-schools.server.ts"
import { namedAsChosen } from "#app/features/staffing/privacy/school-privacy.server.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import { readChosenVat } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import { draftsOfMonth } from "#app/features/staffing/recharges/drafts-of-month.ts"
import { monthToRecharge, openInWords } from "#app/features/staffing/recharges/month-to-recharge.ts"
import { readRechargeFacts } from "#app/features/staffing/recharges/recharge-facts.server.ts"
import type { Tx } from "#db/client.ts"

export type MonthPreview =
  | { kind: "ready"; drafts: InvoiceDraft[]; leftOut: string }
  | { kind: "not-yet"; sentence: string }

/** What recharging a month would issue now, for those who keep the arrangement. */
export async function previewMonth(
  tx: Tx,
  arrangement: Arrangement,
  month: Temporal.PlainDate,
): Promise<MonthPreview> {
  const facts = await readRechargeFacts(tx, arrangement, month)
  const reckoned = monthToRecharge(facts)
  if (!reckoned.ok) return { kind: "not-yet", sentence: reckoned.reason }
  const vat = await readChosenVat(tx, arrangement.id)
  if (!vat) return { kind: "not-yet", sentence: "Choose a VAT treatment first." }
  const { charged, open } = reckoned.value
  const buyerIds = [...new Set(charged.map(({ schoolId }) => schoolId))]
  const { seller, schoolOf } = await readInvoicingSchools(tx, arrangement.schoolId, buyerIds)
  const named = await namedAsChosen(tx, arrangement)
  const wanted = { arrangement: named, month, vat: vat.chosen, rechargeId: arrangement.id }
  return {
    kind: "ready",
    drafts: draftsOfMonth(wanted, reckoned.value, { seller, schoolOf }),
    leftOut: openInWords(open),
  }
}
