import { parse } from "csv-parse/sync"
import { describe, expect, test } from "vitest"
import { invoiceExports } from "#app/features/invoicing/exports/invoice-exports.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import {
  creditNote,
  deliveryLine,
  internalRecharge,
  invoiceWithoutVat,
  paperLine,
  vatInvoice,
} from "#tests/support/invoice-documents.ts"

type Row = Record<string, string>
type Reading = {
  header: string
  rowLimit?: number
  number: (row: Row) => string
  netPence: (row: Row) => bigint
  vatPence: (row: Row) => bigint
}

/** Reads "-1234.5" as pence without a float, as the importing program would. */
const pence = (decimal = "") => {
  const [, minus, pounds = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal) ?? []
  if (pounds === "") throw new Error(`not an amount: ${decimal}`)
  return BigInt(`${minus}${pounds}${fraction.padEnd(2, "0")}`)
}
const halfUp = (tenThousandths: bigint) =>
  tenThousandths < 0n ? -((-tenThousandths + 50n) / 100n) : (tenThousandths + 50n) / 100n
const tenThousandths = (decimal = "") => {
  const [pounds = "", fraction = ""] = decimal.split(".")
  return BigInt(`${pounds}${fraction.padEnd(4, "0")}`)
}
const signed = (row: Row, amount: bigint) => (row.Type === "PC" ? -amount : amount)

/** How each format is read back. A new format needs an entry here: its header and where its sums stand. */
const readings: Record<string, Reading> = {
  "lines-csv": {
    header:
      "Invoice number,Document,Corrects invoice,Invoice date,Tax point,Due date,Seller,Seller URN,Seller legal entity,Seller VAT number,Buyer,Buyer URN,Buyer legal entity,Purchase order number,Pool,Description,Quantity,Unit,Unit price,Net,VAT rate,VAT,Gross,CFR code,Payment reference",
    number: (row) => row["Invoice number"]!,
    netPence: (row) => pence(row.Net),
    vatPence: (row) => pence(row.VAT),
  },
  "xero-bills": {
    header:
      "*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,*InvoiceDate,*DueDate,Total,InventoryItemCode,Description,*Quantity,*UnitAmount,*AccountCode,*TaxType,TaxAmount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency",
    rowLimit: 500,
    number: (row) => row["*InvoiceNumber"]!,
    netPence: (row) => halfUp(BigInt(row["*Quantity"]!) * tenThousandths(row["*UnitAmount"])),
    vatPence: (row) => pence(row.TaxAmount),
  },
  "sage-50": {
    header:
      "Type,Account Reference,Nominal A/C Ref,Department Code,Date,Reference,Details,Net Amount,Tax Code,Tax Amount,Exchange Rate,Extra Reference,User Name,Project Refn,Cost Code Refn",
    number: (row) => row.Reference!,
    netPence: (row) => signed(row, pence(row["Net Amount"])),
    vatPence: (row) => signed(row, pence(row["Tax Amount"])),
  },
}

/** Three lines whose VAT of 1p, 1p and 0p could not be found by rounding line by line. */
const pennyLines = [
  { ...paperLine, description: "Pencil", quantity: 3n, unitPrice: 125n, netPence: 4n },
  { ...paperLine, description: "Eraser", quantity: 7n, unitPrice: 83n, netPence: 5n },
  { ...paperLine, description: "Chalk", quantity: 1n, unitPrice: 100n, netPence: 1n },
]

const documents: InvoiceDocument[] = [
  vatInvoice(),
  vatInvoice({ number: "OAK-2026-0008", lines: pennyLines }),
  vatInvoice({
    number: "OAK-2026-0009",
    lines: [
      paperLine,
      { ...deliveryLine, vatRate: "zero" },
      { ...paperLine, vatRate: "reduced", netPence: 4_733n },
    ],
  }),
  internalRecharge({ number: "OAK-2026-0010" }),
  invoiceWithoutVat({ number: "OAK-2026-0011" }),
  creditNote(),
]

const text = (content: string | Uint8Array) =>
  typeof content === "string" ? content : new TextDecoder("utf-8", { ignoreBOM: true }).decode(content)
const rowsOf = (content: string): Row[] =>
  parse(content, { bom: true, columns: true, record_delimiter: "\r\n" })

test("every export has a key of its own", () => {
  expect(new Set(invoiceExports.map((format) => format.key)).size).toBe(invoiceExports.length)
})

describe.each(invoiceExports)("$name", (format) => {
  const reading = readings[format.key]!

  test("it is known how its file is read back", () => {
    expect(reading, `an entry of readings for "${format.key}"`).toBeDefined()
    expect(format.rowsAtMost).toBe(reading.rowLimit)
  })

  test("its header row is the one that the receiving program knows", () => {
    const [header] = text(format.render(documents)).replace("\uFEFF", "").split("\r\n")
    expect(header).toBe(reading.header)
  })

  test("its rows add up to every document, to the penny", () => {
    const rows = rowsOf(text(format.render(documents)))
    for (const document of documents) {
      const sign = document.corrects ? -1n : 1n
      const own = rows.filter((row) => reading.number(row) === document.number)
      expect(own).toHaveLength(document.lines.length)
      expect(own.reduce((sum, row) => sum + reading.netPence(row), 0n)).toBe(sign * document.netPence)
      expect(own.reduce((sum, row) => sum + reading.vatPence(row), 0n)).toBe(sign * document.vatPence)
    }
  })

  test("no name, description or order number can become a formula", () => {
    const trap = '=HYPERLINK("http://x","y")'
    const trapped = vatInvoice({
      lines: [{ ...paperLine, description: "@SUM(A1)", unit: "+1" }],
      purchaseOrderNumber: "-2+3",
      poolTitle: "\t=1",
      seller: { ...vatInvoice().seller, schoolName: trap, addressLines: ["=1", "+2"] },
      buyer: { ...vatInvoice().buyer, schoolName: trap },
    })
    const cells = rowsOf(text(format.render([trapped]))).flatMap((row) => Object.values(row))
    expect(cells.length).toBeGreaterThan(0)
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/)
  })

  test("commas, quotes and line ends inside a name stay inside their cell", () => {
    const schoolName = "St Mary's, \"the old school\"\nand St John's"
    const seller = { ...vatInvoice().seller, schoolName }
    const rows = rowsOf(text(format.render([vatInvoice({ seller })])))
    expect(rows).toHaveLength(2)
    expect(reading.number(rows[0]!)).toBe("OAK-2026-0007")
  })

  test("lines end as Windows programs expect", () => {
    expect(text(format.render(documents)).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
  })

  test("its file is named after the document, or after the days of issue", () => {
    expect(format.fileName([vatInvoice()])).toMatch(/^OAK-2026-0007 .+\.csv$/)
    expect(format.fileName([vatInvoice(), creditNote({ issuedOn: "2026-12-11" })])).toMatch(
      /^Invoices 2026-12-04 to 2026-12-11 .+\.csv$/,
    )
  })

  test("no documents give a file with its header alone", () => {
    expect(rowsOf(text(format.render([])))).toEqual([])
  })
})
