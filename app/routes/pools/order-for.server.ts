import { readOrder } from "#app/features/purchasing/orders/order-queries.server.ts"
import type { PurchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** The purchase order of the pool in the address, for those who lead it. */
export async function orderFor(visit: Visit): Promise<PurchaseOrder> {
  const { terms } = await poolFor(visit, "see-shares")
  const order = await readOrder(visit.tx, terms.id)
  if (!order) throw notFound()
  return order
}
