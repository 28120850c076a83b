import type { LoaderFunctionArgs } from "@remix-run/node"
import { can } from "#app/features/auth/policy/can.ts"
import { poolArchive, poolArchiveName } from "#app/features/invoicing/exports/pool-archive.ts"
import { readPoolInvoices } from "#app/features/invoicing/invoice-queries.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { download } from "#app/server/download.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { type Visit, visit } from "#app/server/signed-in.server.ts"

/** Every invoice of a pool as PDF, with all lines as CSV. The transaction ends before the printing starts. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { title, documents } = await visit(args, "read only", "a-school", readAll)
  const content = await poolArchive(documents, args.context.renderInvoicePdf)
  return download({ name: poolArchiveName(title), mediaType: "application/zip", content })
}

const readAll = async ({ tx, actor, params }: Visit) => {
  const poolId = idInAddress(params.poolId)
  whoHandlesMoney(actor, "see-invoices")
  const pool = await readPool(tx, poolId)
  if (!pool) throw notFound()
  if (!can(actor, "issue-invoice", { sellerSchoolId: pool.terms.leadSchool.id }))
    throw forbidden(`Only ${pool.terms.leadSchool.name} downloads all invoices of this pool.`)
  const invoices = await readPoolInvoices(tx, poolId)
  if (invoices.length === 0) throw notFound()
  return { title: pool.terms.title, documents: invoices.map((invoice) => invoice.document) }
}
