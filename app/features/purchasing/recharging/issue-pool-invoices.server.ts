import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { SellingSchool } from "#app/features/invoicing/invoice-draft.ts"
import { readInvoicingSchools } from "#app/features/invoicing/invoicing-schools.server.ts"
import { issueInvoices } from "#app/features/invoicing/issue-invoices.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { readGivenApprovals } from "#app/features/purchasing/approvals/given-approvals.server.ts"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { deliveredAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { poolNotFound, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { readWithheld } from "#app/features/purchasing/receipts/receipt-queries.server.ts"
import { deliveredOn, orderNumbersIn } from "#app/features/purchasing/recharging/delivered-pool.ts"
import { markPoolInvoiced } from "#app/features/purchasing/recharging/mark-pool-invoiced.server.ts"
import { type Recharge, rechargePool } from "#app/features/purchasing/recharging/recharge-pool.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

type Surroundings = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

export type IssuedPool = { kind: "issued" } | Refusal

/**
 * Issues every invoice of a delivered pool and moves it to invoiced: all of it or nothing, and once however often it
 * is asked for.
 */
export async function issuePoolInvoices(
  tx: Tx,
  actor: SchoolActor,
  poolId: string,
  around: Surroundings,
): Promise<IssuedPool> {
  const step = await markPoolInvoiced(tx, actor, poolId)
  if (step.kind !== "done") return step
  if (await isIssued(tx, poolId)) return { kind: "issued" }
  const pool = await readPool(tx, poolId)
  if (!pool) return poolNotFound
  const { seller, recharge } = await rechargeOf(tx, pool)
  await issueInvoices(tx, actor, around, { seller, drafts: recharge.drafts })
  return { kind: "issued" }
}

const isIssued = async (tx: Tx, poolId: string): Promise<boolean> =>
  (await tx.selectFrom("invoice").select("id").where("poolId", "=", poolId).limit(1).executeTakeFirst()) !==
  undefined

export type PoolInvoicing =
  | { kind: "preview"; pool: PoolView; seller: SellingSchool; recharge: Recharge }
  | { kind: "issued"; pool: PoolView }
  | Refusal

/** What issuing would do to a delivered pool, or that it is done; for those who may do it. */
export async function readPoolInvoicing(tx: Tx, actor: SchoolActor, poolId: string): Promise<PoolInvoicing> {
  const pool = await readPool(tx, poolId)
  if (!pool) return poolNotFound
  const { terms } = pool
  if (!can(actor, "issue-invoice", { sellerSchoolId: terms.leadSchool.id }))
    return {
      kind: "forbidden",
      sentence: `Only ${terms.leadSchool.name}'s head, business manager and finance staff reach all invoices of this pool. Your own school's are on the invoices page.`,
    }
  if (terms.state === "invoiced") return { kind: "issued", pool }
  if (terms.state !== "delivered") return refused("A pool can be invoiced once it has been delivered.")
  return { kind: "preview", pool, ...(await rechargeOf(tx, pool)) }
}

const rechargeOf = async (tx: Tx, pool: PoolView) => {
  const history = await readAccountHistory(tx, pool)
  if (!history) throw new Error(`Pool ${pool.terms.id} has not been cleared`)
  const delivered = deliveredAccount(currentAccount(history), pool.result?.items ?? [], {
    ...{ terms: pool.terms, orderNumbers: orderNumbersIn(pool), deliveredOn: deliveredOn(pool) },
    approvals: await readGivenApprovals(tx, pool.terms.id),
  })
  const schoolIds = [...new Set(delivered.shares.map((share) => share.schoolId))]
  const { seller, schoolOf } = await readInvoicingSchools(tx, pool.terms.leadSchool.id, schoolIds)
  const withheld = await readWithheld(tx, pool.terms.id)
  return { seller, recharge: rechargePool(delivered, seller, schoolOf, withheld) }
}
