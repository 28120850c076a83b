/** "OAK-2026-0007": the school's prefix, the series, and its number, which has four digits or more. */
export const invoiceNumber = (prefix: string, series: string, number: number): string =>
  `${prefix}-${series}-${String(number).padStart(4, "0")}`

/** Numbered anew each calendar year, invoices and credit notes apart: "2026", "CN-2026". */
export const seriesOf = (issuedOn: Temporal.PlainDate, type: DocumentType = "invoice"): string =>
  type === "credit-note" ? `CN-${issuedOn.year}` : String(issuedOn.year)

export type DocumentType = "invoice" | "credit-note"
