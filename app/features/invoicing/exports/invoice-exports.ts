import type { InvoiceExport } from "#app/features/invoicing/exports/invoice-export.ts"
import { linesCsv } from "#app/features/invoicing/exports/lines-csv.ts"
import { sage50 } from "#app/features/invoicing/exports/sage-50.ts"
import { xeroBills } from "#app/features/invoicing/exports/xero-bills.ts"

/** Every format in which invoices can be downloaded as data, in the order in which pages offer them. */
export const invoiceExports: readonly InvoiceExport[] = [linesCsv, xeroBills, sage50]

/** The format of that key, or nothing: keys come from addresses. */
export const findInvoiceExport = (key: string) => invoiceExports.find((format) => format.key === key)
