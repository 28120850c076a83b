import type { LoaderFunctionArgs } from "@remix-run/node"
import { can } from "#app/features/auth/policy/can.ts"
import { invoicePdfName } from "#app/features/invoicing/invoice-pdf.ts"
import { readInvoice } from "#app/features/invoicing/invoice-queries.server.ts"
import { download } from "#app/server/download.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { notFound } from "#app/server/refusals.ts"
import { visit } from "#app/server/signed-in.server.ts"

/** One invoice as PDF. The transaction ends before the printing starts. */
export const loader = async (args: LoaderFunctionArgs) => {
  const document = await visit(args, "read only", "a-school", async ({ tx, actor, params }) => {
    const invoice = await readInvoice(tx, idInAddress(params.invoiceId))
    if (!invoice || !can(actor, "see-invoice", invoice)) throw notFound()
    return invoice.document
  })
  const content = await args.context.renderInvoicePdf(document)
  return download({ name: invoicePdfName(document), mediaType: "application/pdf", content })
}
