import { orderCsv, orderFileName } from "#app/features/purchasing/orders/order-csv.ts"
import { orderFor } from "#app/routes/pools/order-for.server.ts"
import { download } from "#app/server/download.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** The purchase order as CSV. */
export const loader = fileLoader(async (visit) => {
  const order = await orderFor(visit)
  const mediaType = "text/csv; charset=utf-8"
  return download({ name: orderFileName(order, "csv"), mediaType, content: orderCsv(order) })
})
