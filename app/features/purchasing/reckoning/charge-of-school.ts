import { formatPounds } from "#app/core/money.ts"
import { vatRates } from "#app/core/vat.ts"
import { type DocumentTreatment, documentTreatment } from "#app/features/invoicing/document-kind.ts"
import type { Working } from "#app/features/invoicing/invoice-document.ts"
import type { School } from "#app/features/invoicing/invoice-draft.ts"
import { approvalInShort } from "#app/features/purchasing/approvals/given-approval.ts"
import type { Charge } from "#app/features/purchasing/corrections/charge-difference.ts"
import { nameOfArrived } from "#app/features/purchasing/corrections/delivered-account.ts"
import { withholdLines } from "#app/features/purchasing/corrections/withhold-lines.ts"
import type { DeliveredPool } from "#app/features/purchasing/recharging/delivered-pool.ts"
import { rechargedLines } from "#app/features/purchasing/recharging/recharged-lines.ts"
import type { VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

/** What one school is to be charged for a pool, on which kind of document, and how it was worked out. */
export type SchoolCharge = Charge & { treatment: DocumentTreatment; workings: Working[] }

const nothing: ReadonlySet<string> = new Set()

/** A school's shares as the lines of its document, without those that wait because they are disputed. */
export const chargeOfSchool = (
  pool: DeliveredPool,
  lead: School,
  buyer: School,
  withheldItemIds: ReadonlySet<string> = nothing,
): SchoolCharge => {
  const treatment = documentTreatment(lead.legalEntity, buyer.legalEntity)
  const vatShares = pool.vatShares.filter(of(buyer.id))
  const whole = rechargedLines(pool, treatment, { shares: pool.shares.filter(of(buyer.id)), vatShares })
  const charged = withholdLines(whole, withheldItemIds)
  return {
    ...charged,
    treatment,
    workings: [
      ...workingsOfShares(pool, buyer.id, withheldItemIds),
      workingsOfVat(vatShares, treatment, waitingVat(whole, charged)),
      ...workingOfApproval(pool, buyer.id),
    ],
  }
}

const of =
  (schoolId: string) =>
  (share: { schoolId: string }): boolean =>
    share.schoolId === schoolId

/** In the order of the pool's items, delivery last. */
const workingsOfShares = (
  { terms, items, shares }: DeliveredPool,
  schoolId: string,
  withheld: ReadonlySet<string>,
): Working[] => {
  const own = shares.filter(of(schoolId))
  const goods = terms.items.flatMap((item): Working[] => {
    const share = own.find(({ itemId }) => itemId === item.id)
    const outcome = items.find(({ itemId }) => itemId === item.id)
    if (!share) return []
    const heading = nameOfArrived(item.name, outcome?.arrived)
    if (withheld.has(item.id))
      return [{ heading, sentences: ["Not on this document: your school disputes it, so it waits."] }]
    const reason = outcome?.reason ? [outcome.reason] : []
    return [{ heading, sentences: [...reason, ...share.workings.sentences] }]
  })
  const delivery = own.find(({ itemId }) => itemId === null)
  return delivery ? [...goods, { heading: "Delivery", sentences: delivery.workings.sentences }] : goods
}

const workingOfApproval = ({ approvals }: DeliveredPool, schoolId: string): Working[] => {
  const given = approvals.get(schoolId)
  if (!given) return []
  const sentence = `The order of your school was approved by ${approvalInShort(given)}.`
  return [{ heading: "Approval", sentences: [sentence] }]
}

/** The workings of VAT are of the school's whole share: how much of it is charged while a disputed line waits. */
const waitingVat = (whole: Charge, charged: Charge): string[] =>
  whole.vatTotals.flatMap(({ rate, vatPence }) => {
    const now = charged.vatTotals.find((total) => total.rate === rate)?.vatPence ?? 0n
    if (now === vatPence) return []
    return [
      `${vatRates[rate].name}: ${formatPounds(now)} of these ${formatPounds(vatPence)} is charged so far, and the rest waits with what your school disputes.`,
    ]
  })

const workingsOfVat = (
  vatShares: readonly VatShare[],
  treatment: DocumentTreatment,
  waiting: readonly string[],
): Working => {
  const passedOn = treatment.recharge === "gross-cost" || treatment.vat === "rate-of-purchase"
  const taxed = passedOn ? vatShares.filter((share) => share.vatPence > 0n) : []
  return {
    heading: "VAT",
    sentences: [treatment.reason, ...taxed.flatMap((share) => share.workings.sentences), ...waiting],
  }
}
