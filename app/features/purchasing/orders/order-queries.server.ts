import type { PurchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"
import { purchaseOrderJson } from "#app/features/purchasing/orders/purchase-order-json.ts"
import type { Tx } from "#db/client.ts"

/** The purchase order of a pool, for those who lead it; null before it is ordered, and for everybody else. */
export async function readOrder(tx: Tx, poolId: string): Promise<PurchaseOrder | null> {
  const row = await tx
    .selectFrom("purchaseOrder")
    .select("document")
    .where("poolId", "=", poolId)
    .executeTakeFirst()
  return row ? purchaseOrderJson.parse(row.document) : null
}

export async function isOrderPlaced(tx: Tx, poolId: string): Promise<boolean> {
  const found = await tx
    .selectFrom("purchaseOrder")
    .select("number")
    .where("poolId", "=", poolId)
    .executeTakeFirst()
  return found !== undefined
}
