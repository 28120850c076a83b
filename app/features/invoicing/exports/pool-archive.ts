import { Zip, ZipDeflate, ZipPassThrough } from "fflate"
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
    archive.add(new ZipPassThrough(invoicePdfName(document)), pdf, document.issuedOn)
  }
  const latest =
    documents
      .map((document) => document.issuedOn)
      .sort()
      .at(-1) ?? "1980-01-01"
  const lines = new TextEncoder().encode(linesCsv.render(documents) as string)
  archive.add(new ZipDeflate(linesCsv.fileName(documents)), lines, latest)
  return archive.finish()
}

const collectZip = () => {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  return {
    add: (entry: ZipPassThrough | ZipDeflate, content: Uint8Array, isoDate: string) => {
      // ZIP has no time zone: it stores what a local clock shows, so the date is built from local parts.
      entry.mtime = new Date(`${isoDate}T12:00:00`)
      zip.add(entry)
      entry.push(content, true)
    },
    finish: (): Uint8Array => {
      zip.end()
      return Buffer.concat(chunks)
    },
  }
}
