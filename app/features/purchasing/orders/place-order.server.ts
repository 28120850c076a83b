import { civilDateOf } from "#app/core/civil-time.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { invoicePrefixOf } from "#app/features/groups/schools/invoice-prefix.server.ts"
import { invoiceNumber } from "#app/features/invoicing/invoice-number.ts"
import { readInvoicingSchools } from "#app/features/invoicing/invoicing-schools.server.ts"
import { takeNumbers } from "#app/features/invoicing/take-numbers.server.ts"
import { readGivenApprovals } from "#app/features/purchasing/approvals/given-approvals.server.ts"
import { isOrderPlaced } from "#app/features/purchasing/orders/order-queries.server.ts"
import { purchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"
import { purchaseOrderJson } from "#app/features/purchasing/orders/purchase-order-json.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** Orders are numbered anew each calendar year, apart from invoices: "PO-2026". */
export const orderSeriesOf = (orderedOn: Temporal.PlainDate): string => `PO-${orderedOn.year}`

/**
 * Writes the purchase order of a pool that has just been ordered: what closing came to, with the next number of the
 * lead school's own series. The caller holds the pool's lock and has asked `can`; a second call writes nothing.
 */
export async function placeOrder(tx: Tx, actor: SchoolActor, poolId: string): Promise<void> {
  if (await isOrderPlaced(tx, poolId)) return
  const pool = await readPool(tx, poolId)
  if (!pool?.result) throw new Error(`Pool ${poolId} has not been cleared`)
  const orderedOn = civilDateOf(pool.now)
  const series = orderSeriesOf(orderedOn)
  const { seller: lead } = await readInvoicingSchools(tx, actor.school.id, [])
  const prefix = await invoicePrefixOf(tx, lead.id)
  const number = await takeNumbers(tx, lead.id, series, 1)
  const order = purchaseOrder(pool.terms, pool.result, {
    number: invoiceNumber(prefix, series, number),
    orderedOn,
    orderedBy: actor.name,
    approval: (await readGivenApprovals(tx, poolId)).get(lead.id) ?? null,
    buyer: lead.party,
  })
  await tx
    .insertInto("purchaseOrder")
    .values({
      poolId,
      schoolId: lead.id,
      series,
      number,
      numberText: order.number,
      orderedOn,
      document: JSON.stringify(purchaseOrderJson.encode(order)),
      placedBy: actor.personId,
    })
    .execute()
}
