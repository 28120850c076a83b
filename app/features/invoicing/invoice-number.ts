/** "OAK-2026-0007": the school's prefix, the series, and its number, which has four digits or more. */
export const invoiceNumber = (prefix: string, series: string, number: number): string =>
  `${prefix}-${series}-${String(number).padStart(4, "0")}`

/** Invoices are numbered anew each calendar year. */
export const seriesOf = (issuedOn: Temporal.PlainDate): string => String(issuedOn.year)
