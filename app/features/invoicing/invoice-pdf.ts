import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"

/** Renders an issued invoice as PDF/A-3, tagged for screen readers. */
export type RenderInvoicePdf = (document: InvoiceDocument) => Promise<Uint8Array>
