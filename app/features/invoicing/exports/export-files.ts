import { collectZip } from "#app/features/invoicing/exports/collect-zip.ts"
import { exportFileName } from "#app/features/invoicing/exports/export-file-name.ts"
import type { InvoiceExport } from "#app/features/invoicing/exports/invoice-export.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"

export type ExportFile = { name: string; mediaType: string; content: string | Uint8Array }

/**
 * The documents in one format: one file, or as many as the receiving program's limit of rows asks for. A document
 * is never torn between two files; one that alone exceeds the limit gets a file of its own.
 */
export const exportFiles = (
  format: InvoiceExport,
  documents: readonly InvoiceDocument[],
): readonly ExportFile[] => {
  const batches = batchesOf(documents, format.rowsAtMost ?? Number.POSITIVE_INFINITY)
  return batches.map((batch, place) => {
    const name = format.fileName(batch)
    return {
      name:
        batches.length === 1 ? name : name.replace(/(\.\w+)$/, ` part ${place + 1} of ${batches.length}$1`),
      mediaType: format.mediaType,
      content: format.render(batch),
    }
  })
}

const batchesOf = (documents: readonly InvoiceDocument[], rowsAtMost: number): InvoiceDocument[][] => {
  const batches: InvoiceDocument[][] = [[]]
  let rows = 0
  for (const document of documents) {
    const batch = batches.at(-1)!
    if (batch.length > 0 && rows + document.lines.length > rowsAtMost) {
      batches.push([document])
      rows = document.lines.length
    } else {
      batch.push(document)
      rows += document.lines.length
    }
  }
  return batches
}

/** What a browser downloads: the one file there is, or a ZIP of the several, dated by the last day of issue. */
export const exportDownload = (format: InvoiceExport, documents: readonly InvoiceDocument[]): ExportFile => {
  const files = exportFiles(format, documents)
  if (files.length === 1) return files[0]!
  const archive = collectZip()
  const latest = documents
    .map((document) => document.issuedOn)
    .sort()
    .at(-1)!
  for (const file of files) archive.add(file.name, file.content, latest)
  const name = exportFileName(documents, format.name).replace(/csv$/, "zip")
  return { name, mediaType: "application/zip", content: archive.finish() }
}
