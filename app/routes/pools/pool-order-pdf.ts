import type { LoaderFunctionArgs } from "@remix-run/node"
import { orderFileName } from "#app/features/purchasing/orders/order-csv.ts"
import { orderFor } from "#app/routes/pools/order-for.server.ts"
import { download } from "#app/server/download.ts"
import { visit } from "#app/server/signed-in.server.ts"

/** The purchase order as PDF. The transaction ends before the printing starts. */
export const loader = async (args: LoaderFunctionArgs) => {
  const order = await visit(args, "read only", "a-school", orderFor)
  const content = await args.context.renderOrderPdf(order)
  return download({ name: orderFileName(order, "pdf"), mediaType: "application/pdf", content })
}
