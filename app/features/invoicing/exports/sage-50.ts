import { decimalPounds } from "#app/core/money.ts"
import type { VatRate } from "#app/core/vat.ts"
import { type CsvColumn, emptyColumn, writeCsv } from "#app/features/invoicing/exports/csv-columns.ts"
import { dayMonthYear } from "#app/features/invoicing/exports/day-month-year.ts"
import { exportFileName } from "#app/features/invoicing/exports/export-file-name.ts"
import { type ExportedLine, exportedLines } from "#app/features/invoicing/exports/exported-lines.ts"
import type { InvoiceExport } from "#app/features/invoicing/exports/invoice-export.ts"

const taxCodes: Record<VatRate, string> = {
  standard: "T1",
  reduced: "T5",
  zero: "T0",
  exempt: "T2",
  outside: "T9",
}

/** Sage 50 refuses a whole file for one cell that is too long: 30 characters of reference, 60 of details. */
const atMost = (length: number, text: string) => Array.from(text).slice(0, length).join("")

/** A purchase credit (PC) carries positive amounts; its type says that it reduces what is owed. */
const magnitude = (pence: bigint) => decimalPounds(pence < 0n ? -pence : pence)

const columns: CsvColumn<ExportedLine>[] = [
  { header: "Type", text: ({ document }) => (document.corrects ? "PC" : "PI") },
  { header: "Account Reference", text: ({ document }) => atMost(8, document.seller.urn) },
  { header: "Nominal A/C Ref", text: ({ line }) => line.cfrCode },
  emptyColumn("Department Code"),
  { header: "Date", text: ({ document }) => dayMonthYear(document.issuedOn) },
  { header: "Reference", text: ({ document }) => atMost(30, document.number) },
  { header: "Details", text: ({ line }) => atMost(60, line.description) },
  { header: "Net Amount", figure: ({ netPence }) => magnitude(netPence) },
  { header: "Tax Code", text: ({ line }) => taxCodes[line.vatRate] },
  { header: "Tax Amount", figure: ({ vatPence }) => magnitude(vatPence) },
  { header: "Exchange Rate", figure: () => "1" },
  { header: "Extra Reference", text: ({ document }) => atMost(30, document.purchaseOrderNumber ?? "") },
  emptyColumn("User Name"),
  emptyColumn("Project Refn"),
  emptyColumn("Cost Code Refn"),
]

/**
 * Purchase invoices and credits as Sage 50 audit trail transactions. The supplier's account is the selling
 * school's URN and the nominal code the CFR code; both must exist in Sage before the import.
 */
export const sage50: InvoiceExport = {
  key: "sage-50",
  name: "Sage 50 purchases",
  description:
    "For File, Import, Audit trail transactions in Sage 50. Supplier accounts are URNs, nominal codes are CFR codes.",
  mediaType: "text/csv; charset=utf-8",
  fileName: (documents) => exportFileName(documents, "Sage 50"),
  render: (documents) => writeCsv(columns, exportedLines(documents)),
}
