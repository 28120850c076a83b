import { sumPence } from "#app/core/money.ts"
import { allVatRates } from "#app/core/vat.ts"
import type { Adjustment, InvoiceDraft, School } from "#app/features/invoicing/invoice-draft.ts"
import {
  chargeDifference,
  type Side,
  type Wording,
} from "#app/features/purchasing/corrections/charge-difference.ts"
import { chargedBy, keyOf, type SentDocument } from "#app/features/purchasing/corrections/charged-so-far.ts"
import { changesFor, workingOfChanges } from "#app/features/purchasing/corrections/explain-change.ts"
import { placeCredits } from "#app/features/purchasing/corrections/place-credits.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import { standingIn } from "#app/features/purchasing/corrections/standing-in.ts"
import { wordDelivery, wordDifference } from "#app/features/purchasing/corrections/word-difference.ts"
import type { DeliveredPool } from "#app/features/purchasing/recharging/delivered-pool.ts"
import type { Withheld } from "#app/features/purchasing/recharging/recharge-pool.ts"
import { chargeOfSchool, type SchoolCharge } from "#app/features/purchasing/reckoning/charge-of-school.ts"

type Correcting = {
  /** The pool as it stands now. */
  pool: DeliveredPool
  before: PoolAccount
  after: PoolAccount
  lead: School
  schoolOf: (schoolId: string) => School
  /** In the order of issue. */
  sent: ReadonlyMap<string, readonly SentDocument[]>
  withheld: Withheld
  /** A sentence that every school concerned reads. */
  reason: string
}

/**
 * The further invoices and credit notes that bring what every school has been charged to what it is to pay now, by
 * the school's name. With them, all documents of the pool and what the lead keeps add up to the supplier's invoice.
 */
export const correctionDrafts = (correcting: Correcting): InvoiceDraft[] => {
  const { pool, lead, schoolOf, sent } = correcting
  const schoolIds = new Set([...pool.shares.map(({ schoolId }) => schoolId), ...sent.keys()])
  return [...schoolIds]
    .filter((schoolId) => schoolId !== lead.id)
    .map(schoolOf)
    .sort((a, b) => a.party.schoolName.localeCompare(b.party.schoolName, "en-GB"))
    .flatMap((buyer) => draftsFor(correcting, buyer))
}

const draftsFor = (correcting: Correcting, buyer: School): InvoiceDraft[] => {
  const { pool, before, after, lead, reason } = correcting
  const sent = correcting.sent.get(buyer.id) ?? []
  const charge = chargeOfSchool(pool, lead, buyer, waitingFor(correcting, buyer.id, sent))
  const { more, less } = chargeDifference(sent, charge, wordingFor(correcting, buyer.id, sent, charge))
  const changes = changesFor(buyer.id, pool.terms, before, after).filter(
    // A recharge inside one organisation passes no VAT on, so how the supplier's moved is not its matter.
    ({ name }) => name !== "VAT" || charge.treatment.kind !== "internal-recharge",
  )
  const workings = [workingOfChanges(reason, changes), ...charge.workings]
  const original = sent.find(({ type, adjustsId }) => type === "invoice" && adjustsId === null)
  const draft = (side: Side, adjusts?: Adjustment) => draftFrom(pool, buyer, charge, side, workings, adjusts)
  const further =
    more.lines.length > 0 ? [draft(more, original && { ...referTo(original, reason), as: "addition" })] : []
  const credits =
    less.lines.length > 0
      ? placeCredits(sent, less).map((credit) =>
          draft(credit, { ...referTo(credit.invoice, reason), as: "credit-note" }),
        )
      : []
  return [...further, ...credits]
}

/** A line that has been invoiced no longer waits: a dispute about it ends in a correction or an explanation. */
const waitingFor = ({ withheld }: Correcting, schoolId: string, sent: readonly SentDocument[]) => {
  const invoiced = new Set(sent.flatMap(({ document }) => document.lines.map(({ itemId }) => itemId)))
  return new Set([...withheld(schoolId)].filter((itemId) => !invoiced.has(itemId)))
}

const wordingFor = (
  { pool, before, after }: Correcting,
  schoolId: string,
  sent: readonly SentDocument[],
  { treatment }: SchoolCharge,
): Wording => {
  const { nets } = chargedBy(sent)
  const keepsRates = treatment.vat === "rate-of-purchase"
  return (line, differencePence) => {
    const wasSent = sent.some(({ document }) => document.lines.some((one) => keyOf(one) === keyOf(line)))
    const item = pool.terms.items.find(({ id }) => id === line.itemId)
    if (!item) return wordDelivery(line, differencePence, nets.get(keyOf(line)) ?? 0n)
    const [was, is] = [before, after].map((account) => standingIn(account, schoolId, line, keepsRates))
    return wordDifference(line, differencePence, {
      ...{ name: (is ?? was)?.nameOf(item.name) ?? item.name, unit: item.unit },
      before: wasSent ? was! : null,
      after: is!,
    })
  }
}

const referTo = ({ id, document }: SentDocument, reason: string) => ({
  ...{ invoiceId: id, number: document.number, issuedOn: document.issuedOn, reason },
})

const draftFrom = (
  { terms, deliveredOn, orderNumbers }: DeliveredPool,
  buyer: School,
  { treatment }: SchoolCharge,
  { lines, vats }: Side,
  workings: InvoiceDraft["workings"],
  adjusts?: Adjustment,
): InvoiceDraft => {
  const vatTotals = allVatRates.flatMap((rate) => {
    const atRate = lines.filter(({ vatRate }) => vatRate === rate)
    const netPence = sumPence(atRate.map((line) => line.netPence))
    return atRate.length === 0 ? [] : [{ rate, netPence, vatPence: vats.get(rate) ?? 0n }]
  })
  const netPence = sumPence(lines.map((line) => line.netPence))
  const vatPence = sumPence(vatTotals.map((total) => total.vatPence))
  return {
    ...{ poolId: terms.id, buyer, kind: treatment.kind, taxPoint: deliveredOn, poolTitle: terms.title },
    purchaseOrderNumber: orderNumbers.get(buyer.id) || null,
    ...(adjusts && { adjusts }),
    ...{ lines, vatTotals, netPence, vatPence, grossPence: netPence + vatPence, workings },
  }
}
