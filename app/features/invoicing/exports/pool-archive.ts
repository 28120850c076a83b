import { collectZip } from "#app/features/invoicing/exports/collect-zip.ts"
import { linesCsv } from "#app/features/invoicing/exports/lines-csv.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { invoicePdfName, type RenderInvoicePdf } from "#app/features/invoicing/invoice-pdf.ts"
import { safeFileName } from "#app/features/invoicing/safe-file-name.ts"

/** "Autumn paper invoices.zip" */
export const poolArchiveName = (poolTitle: string) => safeFileName(`${poolTitle} invoices`, "zip")

/**
 * All invoices of a pool in one ZIP: a PDF of each and one CSV of all lines. The same documents give the same
 * bytes: entries are dated by the day of issue, not by the day of the download. Invoices are printed one after
 * another, so memory holds the archive and a single PDF.
 */
export const poolArchive = async (
  documents: readonly InvoiceDocument[],
  renderInvoicePdf: RenderInvoicePdf,
): Promise<Uint8Array> => {
  const archive = collectZip()
  for (const document of documents) {
    const pdf = await renderInvoicePdf(document)
    archive.add(invoicePdfName(document), pdf, document.issuedOn)
  }
  const latest =
    documents
      .map((document) => document.issuedOn)
      .sort()
      .at(-1) ?? "1980-01-01"
  archive.add(linesCsv.fileName(documents), linesCsv.render(documents), latest)
  return archive.finish()
}
