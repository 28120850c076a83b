import { decimalPounds } from "#app/core/money.ts"
import { decimalUnitPrice, lineTotal } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"
import { type CsvColumn, emptyColumn, writeCsv } from "#app/features/invoicing/exports/csv-columns.ts"
import { dayMonthYear } from "#app/features/invoicing/exports/day-month-year.ts"
import { exportFileName } from "#app/features/invoicing/exports/export-file-name.ts"
import { type ExportedLine, exportedLines } from "#app/features/invoicing/exports/exported-lines.ts"
import type { InvoiceExport } from "#app/features/invoicing/exports/invoice-export.ts"

/** Xero matches tax by the name it shows for purchases in a UK organisation. */
const taxTypes: Record<VatRate, string> = {
  standard: "20% (VAT on Expenses)",
  reduced: "5% (VAT on Expenses)",
  zero: "Zero Rated Expenses",
  exempt: "Exempt Expenses",
  outside: "No VAT",
}

/**
 * Xero multiplies quantity by unit amount itself. Where a share does not equal that product, because a supplier's
 * rounded total was divided, the line goes over as one unit at its exact amount.
 */
const isExactProduct = ({ line }: ExportedLine) => lineTotal(line.unitPrice, line.quantity) === line.netPence

const quantity = (row: ExportedLine) => (isExactProduct(row) ? row.line.quantity.toString() : "1")

const unitAmount = (row: ExportedLine) => {
  if (!isExactProduct(row)) return decimalPounds(row.netPence)
  return decimalUnitPrice(row.document.corrects ? -row.line.unitPrice : row.line.unitPrice)
}

const description = (row: ExportedLine) =>
  isExactProduct(row) || row.line.quantity === 1n
    ? row.line.description
    : `${row.line.description} (${row.line.quantity} × ${row.line.unit})`

const address = (place: number) => (row: ExportedLine) => row.document.seller.addressLines[place] ?? ""

const columns: CsvColumn<ExportedLine>[] = [
  { header: "*ContactName", text: ({ document }) => document.seller.schoolName },
  emptyColumn("EmailAddress"),
  { header: "POAddressLine1", text: address(0) },
  { header: "POAddressLine2", text: address(1) },
  { header: "POAddressLine3", text: address(2) },
  { header: "POAddressLine4", text: ({ document }) => document.seller.addressLines.slice(3).join(", ") },
  emptyColumn("POCity"),
  emptyColumn("PORegion"),
  emptyColumn("POPostalCode"),
  emptyColumn("POCountry"),
  { header: "*InvoiceNumber", text: ({ document }) => document.number },
  { header: "*InvoiceDate", text: ({ document }) => dayMonthYear(document.issuedOn) },
  { header: "*DueDate", text: ({ document }) => dayMonthYear(document.dueOn ?? document.issuedOn) },
  emptyColumn("Total"),
  emptyColumn("InventoryItemCode"),
  { header: "Description", text: description },
  { header: "*Quantity", figure: quantity },
  { header: "*UnitAmount", figure: unitAmount },
  { header: "*AccountCode", text: ({ line }) => line.cfrCode },
  { header: "*TaxType", text: ({ line }) => taxTypes[line.vatRate] },
  { header: "TaxAmount", figure: ({ vatPence }) => decimalPounds(vatPence) },
  emptyColumn("TrackingName1"),
  emptyColumn("TrackingOption1"),
  emptyColumn("TrackingName2"),
  emptyColumn("TrackingOption2"),
  { header: "Currency", text: () => "GBP" },
]

/** Bills to pay, as Xero imports them: amounts without VAT, a credit note as negative amounts. */
export const xeroBills: InvoiceExport = {
  key: "xero-bills",
  name: "Xero bills",
  description: "For Business, Bills to pay, Import in Xero. Choose amounts that are tax exclusive.",
  mediaType: "text/csv; charset=utf-8",
  rowsAtMost: 500,
  fileName: (documents) => exportFileName(documents, "Xero bills"),
  render: (documents) => writeCsv(columns, exportedLines(documents)),
}
