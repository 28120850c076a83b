import type { LoaderFunctionArgs } from "@remix-run/node"
import { civilDateOf } from "#app/core/civil-time.ts"
import { exportDownload } from "#app/features/invoicing/exports/export-files.ts"
import { findInvoiceExport } from "#app/features/invoicing/exports/invoice-exports.ts"
import { readInvoiceFilter } from "#app/features/invoicing/invoice-filter.ts"
import { MOST_EXPORTED, readDocuments } from "#app/features/invoicing/invoice-queries.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { download } from "#app/server/download.ts"
import { cannotBeDone, notFound } from "#app/server/refusals.ts"
import { visit } from "#app/server/signed-in.server.ts"

/** The invoices of a list, as a file for an accounts package. The transaction ends before the file is made. */
export const loader = async (args: LoaderFunctionArgs) => {
  const query = new URL(args.request.url).searchParams
  const format = findInvoiceExport(query.get("format") ?? "")
  const documents = await visit(args, "read only", "a-school", ({ tx, actor, now }) => {
    const { school } = whoHandlesMoney(actor, "see-invoices")
    const reader = { schoolId: school.id, today: civilDateOf(now) }
    return readDocuments(tx, reader, readInvoiceFilter(query))
  })
  if (!format || documents?.length === 0) throw notFound()
  if (documents === null)
    throw cannotBeDone(
      `That is more than ${MOST_EXPORTED} invoices. Narrow the list down, for example to one school, and download it in parts.`,
    )
  return download(exportDownload(format, documents))
}
