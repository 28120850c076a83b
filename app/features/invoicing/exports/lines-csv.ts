import { decimalPounds } from "#app/core/money.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import { vatRates } from "#app/core/vat.ts"
import { BYTE_ORDER_MARK, type CsvColumn, writeCsv } from "#app/features/invoicing/exports/csv-columns.ts"
import { exportFileName } from "#app/features/invoicing/exports/export-file-name.ts"
import { type ExportedLine, exportedLines } from "#app/features/invoicing/exports/exported-lines.ts"
import type { InvoiceExport } from "#app/features/invoicing/exports/invoice-export.ts"
import { documentName } from "#app/features/invoicing/invoice-document.ts"

const columns: CsvColumn<ExportedLine>[] = [
  { header: "Invoice number", text: ({ document }) => document.number },
  { header: "Document", text: ({ document }) => documentName(document) },
  { header: "Corrects invoice", text: ({ document }) => document.corrects?.number ?? "" },
  { header: "Invoice date", text: ({ document }) => document.issuedOn },
  { header: "Tax point", text: ({ document }) => document.taxPoint },
  { header: "Due date", text: ({ document }) => document.dueOn ?? "" },
  { header: "Seller", text: ({ document }) => document.seller.schoolName },
  { header: "Seller URN", text: ({ document }) => document.seller.urn },
  { header: "Seller legal entity", text: ({ document }) => document.seller.legalEntityName },
  { header: "Seller VAT number", text: ({ document }) => document.seller.vatNumber ?? "" },
  { header: "Buyer", text: ({ document }) => document.buyer.schoolName },
  { header: "Buyer URN", text: ({ document }) => document.buyer.urn },
  { header: "Buyer legal entity", text: ({ document }) => document.buyer.legalEntityName },
  { header: "Purchase order number", text: ({ document }) => document.purchaseOrderNumber ?? "" },
  { header: "Pool", text: ({ document }) => document.poolTitle },
  { header: "Description", text: ({ line }) => line.description },
  { header: "Quantity", figure: ({ line }) => line.quantity.toString() },
  { header: "Unit", text: ({ line }) => line.unit },
  { header: "Unit price", figure: ({ line }) => decimalUnitPrice(line.unitPrice) },
  { header: "Net", figure: ({ netPence }) => decimalPounds(netPence) },
  { header: "VAT rate", text: ({ line }) => vatRates[line.vatRate].name },
  { header: "VAT", figure: ({ vatPence }) => decimalPounds(vatPence) },
  { header: "Gross", figure: ({ grossPence }) => decimalPounds(grossPence) },
  { header: "CFR code", text: ({ line }) => line.cfrCode },
  { header: "Payment reference", text: ({ document }) => document.paymentReference },
]

/** One row for each line, with every column an auditor asks for. Amounts of credit notes are negative. */
export const linesCsv: InvoiceExport = {
  key: "lines-csv",
  name: "Invoice lines",
  description: "Every line with its VAT, CFR code and order number, for a spreadsheet or an auditor.",
  mediaType: "text/csv; charset=utf-8",
  fileName: (documents) => exportFileName(documents, "lines"),
  render: (documents) => BYTE_ORDER_MARK + writeCsv(columns, exportedLines(documents)),
}
