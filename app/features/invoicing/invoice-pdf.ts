import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { safeFileName } from "#app/features/invoicing/safe-file-name.ts"

/**
 * Prints a document as a tagged PDF/A-3 file. The same document always gives the same bytes.
 * Rejects when the document does not add up, or when the printing engine fails: both are bugs.
 */
export type RenderInvoicePdf = (document: InvoiceDocument) => Promise<Uint8Array>

/** The name a downloaded invoice gets: "OAK-2026-0007 Ashdown Primary School.pdf", named after its buyer. */
export const invoicePdfName = ({ number, buyer }: InvoiceDocument) =>
  safeFileName(`${number} ${buyer.schoolName}`, "pdf")
