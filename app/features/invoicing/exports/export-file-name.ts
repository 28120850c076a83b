import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { safeFileName } from "#app/features/invoicing/safe-file-name.ts"

/**
 * "OAK-2026-0007 Xero bills.csv" for one document; for several "Invoices 2026-11-30 to 2026-12-04 Xero
 * bills.csv", after the first and last day of issue.
 */
export const exportFileName = (documents: readonly InvoiceDocument[], formatName: string) => {
  const [only, ...others] = documents
  if (only && others.length === 0) return safeFileName(`${only.number} ${formatName}`, "csv")
  const days = documents.map((document) => document.issuedOn).sort()
  const [first, last] = [days[0], days.at(-1)]
  const period = first === last ? (first ?? "") : `${first} to ${last}`
  return safeFileName(`Invoices ${period} ${formatName}`, "csv")
}
