import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"

/** A file format in which a finance office takes invoices into its own books. */
export type InvoiceExport = {
  /** Used in addresses: "xero-bills". */
  key: string
  name: string
  /** One sentence that tells a finance officer what the file is for. */
  description: string
  mediaType: string
  /** The most rows that the receiving program takes in one file, where it has a limit. */
  rowsAtMost?: number
  fileName: (documents: readonly InvoiceDocument[]) => string
  render: (documents: readonly InvoiceDocument[]) => string | Uint8Array
}
