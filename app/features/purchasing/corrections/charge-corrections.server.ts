import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { InvoiceDraft } from "#app/features/invoicing/invoice-draft.ts"
import { readPoolInvoices } from "#app/features/invoicing/invoice-queries.server.ts"
import { readInvoicingSchools } from "#app/features/invoicing/invoicing-schools.server.ts"
import { issueInvoices } from "#app/features/invoicing/issue-invoices.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { readGivenApprovals } from "#app/features/purchasing/approvals/given-approvals.server.ts"
import type { SentDocument } from "#app/features/purchasing/corrections/charged-so-far.ts"
import { correctionDrafts } from "#app/features/purchasing/corrections/correction-drafts.ts"
import { deliveredAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"
import { readWithheld } from "#app/features/purchasing/receipts/receipt-queries.server.ts"
import { deliveredOn, orderNumbersIn } from "#app/features/purchasing/recharging/delivered-pool.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

export type Issuing = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

type Change = { before: PoolAccount; after: PoolAccount; reason: string }

/** The further invoices and credit notes that a change of an invoiced pool asks for. */
export async function draftsOfChange(tx: Tx, pool: PoolView, { before, after, reason }: Change) {
  const sent = await readSent(tx, pool.terms.id)
  const schoolIds = new Set([...after.shares.map(({ schoolId }) => schoolId), ...sent.keys()])
  const { seller, schoolOf } = await readInvoicingSchools(tx, pool.terms.leadSchool.id, [...schoolIds])
  const delivered = deliveredAccount(after, pool.result?.items ?? [], {
    ...{ terms: pool.terms, orderNumbers: orderNumbersIn(pool), deliveredOn: deliveredOn(pool) },
    approvals: await readGivenApprovals(tx, pool.terms.id),
  })
  const withheld = await readWithheld(tx, pool.terms.id)
  const drafts: InvoiceDraft[] = correctionDrafts({
    ...{ pool: delivered, before, after, lead: seller, schoolOf, sent, withheld, reason },
  })
  return { seller, drafts }
}

/** Issues what a change of an invoiced pool asks for: nothing for schools that it does not touch. */
export async function chargeChange(
  tx: Tx,
  actor: SchoolActor,
  pool: PoolView,
  change: Change,
  around: Issuing,
): Promise<void> {
  await issueInvoices(tx, actor, around, await draftsOfChange(tx, pool, change))
}

const readSent = async (tx: Tx, poolId: string): Promise<Map<string, SentDocument[]>> => {
  const sent = new Map<string, SentDocument[]>()
  for (const { id, type, buyerSchoolId, adjustsInvoiceId, document } of await readPoolInvoices(tx, poolId)) {
    const known = { id, type, adjustsId: adjustsInvoiceId, document }
    sent.set(buyerSchoolId, [...(sent.get(buyerSchoolId) ?? []), known])
  }
  return sent
}
