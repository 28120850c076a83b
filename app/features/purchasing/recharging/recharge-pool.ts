import { type Pence, sumPence } from "#app/core/money.ts"
import type { InvoiceDraft, School } from "#app/features/invoicing/invoice-draft.ts"
import type { DeliveredPool } from "#app/features/purchasing/recharging/delivered-pool.ts"
import { chargeOfSchool } from "#app/features/purchasing/reckoning/charge-of-school.ts"
import { type Cost, costOf } from "#app/features/purchasing/reckoning/cost.ts"

export type Recharge = {
  /** One for each school that owes the lead something, by the school's name. */
  drafts: InvoiceDraft[]
  /** What stays with the lead school: its own share, and VAT that an internal recharge does not pass on. */
  kept: Cost
  /** What disputed lines come to: invoiced once the disputes are answered. */
  waitingPence: Pence
}

/** The items of a school that wait because it disputes them. */
export type Withheld = (schoolId: string) => ReadonlySet<string>

const nothing: ReadonlySet<string> = new Set()

/**
 * What the lead school invoices for a pool, from its shares and nothing else. The drafts, what waits and what the
 * lead keeps add up to the supplier's invoice to the penny.
 */
export const rechargePool = (
  pool: DeliveredPool,
  lead: School,
  schoolOf: (schoolId: string) => School,
  withheld: Withheld = () => nothing,
): Recharge => {
  const schoolIds = new Set(pool.shares.map((share) => share.schoolId))
  const buyers = [...schoolIds].filter((schoolId) => schoolId !== lead.id).map(schoolOf)
  const drafts = buyers
    .map((buyer) => draftFor(pool, lead, buyer, withheld(buyer.id)))
    .filter((draft) => draft.grossPence > 0n)
    .sort((a, b) => a.buyer.party.schoolName.localeCompare(b.buyer.party.schoolName, "en-GB"))
  const net = sumPence(pool.shares.map((share) => share.netPence))
  const vat = sumPence(pool.vatShares.map((share) => share.vatPence))
  const own = pool.shares.filter(({ schoolId }) => schoolId === lead.id)
  const ownNet = sumPence(own.map((share) => share.netPence))
  const recharged = sumPence(drafts.map((draft) => draft.grossPence))
  const whole = sumPence(buyers.map((buyer) => draftFor(pool, lead, buyer, nothing).grossPence))
  return { drafts, kept: costOf(ownNet, net + vat - whole - ownNet), waitingPence: whole - recharged }
}

const draftFor = (
  pool: DeliveredPool,
  lead: School,
  buyer: School,
  withheldItemIds: ReadonlySet<string>,
): InvoiceDraft => {
  const { lines, vatTotals, treatment, workings } = chargeOfSchool(pool, lead, buyer, withheldItemIds)
  const netPence = sumPence(lines.map((line) => line.netPence))
  const vatPence = sumPence(vatTotals.map((total) => total.vatPence))
  return {
    poolId: pool.terms.id,
    buyer,
    kind: treatment.kind,
    taxPoint: pool.deliveredOn,
    poolTitle: pool.terms.title,
    purchaseOrderNumber: pool.orderNumbers.get(buyer.id) || null,
    lines,
    vatTotals,
    netPence,
    vatPence,
    grossPence: netPence + vatPence,
    workings,
  }
}
