import { civilDateOf } from "#app/core/civil-time.ts"
import { SHORT, shortOf } from "#app/demo/data/delivery-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { givenApprovals } from "#app/demo/data/given-approvals.ts"
import { issueDraft, issuerOf, type MadeInvoice } from "#app/demo/data/invoice-rows.ts"
import { invoicingSchool } from "#app/demo/data/invoicing-schools.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { stepTo } from "#app/demo/data/pool-plan.ts"
import { schoolNamed, schoolWithId } from "#app/demo/data/schools.ts"
import { correctAccount } from "#app/features/purchasing/corrections/correct-account.ts"
import { correctionDrafts } from "#app/features/purchasing/corrections/correction-drafts.ts"
import { deliveredAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import {
  type AccountFacts,
  accountAtClosing,
  factsOf,
  type PoolAccount,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { factsOfDeliveries, outstandingLines } from "#app/features/purchasing/deliveries/delivery.ts"

/** Invoiced, and then the supplier charged less than it had quoted. */
const CHEAPER = "current grounds"

type Made = { before: PoolAccount; after: PoolAccount }
type Correction = { facts: AccountFacts; cause: string; reason: string; at: Temporal.Instant }

/** Writes the corrections of the two pools that have one, and the credit notes of the one that was invoiced. */
export function addCorrections(
  rows: DemoRows,
  pools: readonly MadePool[],
  invoices: readonly MadeInvoice[],
  now: Temporal.Instant,
): void {
  for (const pool of pools) {
    const { plan, clearing } = pool
    const delivered = stepTo(plan, "delivered")
    if (clearing?.kind !== "cleared" || !delivered) continue
    const closing = accountAtClosing(clearing)
    if (plan.key === SHORT) {
      const facts = factsOfDeliveries(closing, [{ lines: shortOf(outstandingLines(closing, [])) }])
      const reason = "The delivery was not what was ordered."
      addCorrection(rows, pool, closing, { facts, cause: "delivery", reason, at: delivered.at })
    }
    if (plan.key === CHEAPER) {
      const standing = factsOf(closing)
      const items = standing.items.map((item, place) =>
        place === 0 ? { ...item, unitPrice: ((item.unitPrice * 97n) / 10_000n) * 100n } : item,
      )
      const reason = "The supplier gave a discount for payment in advance, which its invoice shows."
      const at = now.subtract({ hours: 26 })
      const correction = { facts: { ...standing, items }, cause: "correction", reason, at }
      const made = addCorrection(rows, pool, closing, correction)
      addCreditNotes(rows, pool, made, correction, invoices)
    }
  }
}

const addCorrection = (
  rows: DemoRows,
  { plan, terms, commitments }: MadePool,
  closing: PoolAccount,
  { facts, cause, reason, at }: Correction,
): Made => {
  const schools = commitments.map(({ schoolId, schoolName, numberOnRoll }) => ({
    ...{ id: schoolId, name: schoolName, numberOnRoll },
  }))
  const after = correctAccount({ terms, schools, closing, before: closing, facts })
  const by = holderOf("business-manager", plan.lead)
  const id = demoId(`correction ${terms.id}`, at)
  const poolId = terms.id
  rows.correction.push({
    ...{ id, poolId, position: 1, cause, reason, recordedBy: by.id, personName: by.name, recordedAt: at },
    items: after.items as unknown as string,
    ...{ goodsPence: after.goodsPence, deliveryPence: after.deliveryPence, vatPence: after.vatPence },
  })
  for (const { replaced, ...share } of after.shares)
    rows.correctedShare.push({ correctionId: id, poolId, ...share, replaced: replaced as unknown as string })
  for (const share of after.vatShares) rows.correctedVatShare.push({ correctionId: id, poolId, ...share })
  return { before: closing, after }
}

const addCreditNotes = (
  rows: DemoRows,
  pool: MadePool,
  { before, after }: Made,
  { reason, at }: Correction,
  invoices: readonly MadeInvoice[],
) => {
  const { plan, terms, clearing, commitments } = pool
  const sent = new Map(
    invoices
      .filter(({ poolId }) => poolId === terms.id)
      .map(({ id, buyer, document }) => [
        buyer.id,
        [{ id, type: "invoice" as const, adjustsId: null, document }],
      ]),
  )
  const drafts = correctionDrafts({
    ...{ before, after, sent, reason, withheld: () => new Set() },
    pool: deliveredAccount(after, clearing?.items ?? [], {
      terms,
      orderNumbers: new Map(commitments.map(({ schoolId, orderNumber }) => [schoolId, orderNumber])),
      approvals: givenApprovals(rows, terms.id),
      deliveredOn: civilDateOf(stepTo(plan, "delivered")!.at),
    }),
    lead: invoicingSchool(schoolNamed(plan.lead)),
    schoolOf: (id) => invoicingSchool(schoolWithId(id)),
  })
  const lastNumbers = new Map<string, number>()
  for (const draft of drafts) issueDraft(rows, issuerOf(pool), draft, at, lastNumbers)
  for (const [key, lastNumber] of lastNumbers) {
    const [schoolId, series] = key.split(" ") as [string, string]
    rows.invoiceSeries.push({ schoolId, series, lastNumber })
  }
}
