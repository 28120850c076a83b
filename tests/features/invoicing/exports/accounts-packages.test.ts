import { parse } from "csv-parse/sync"
import { describe, expect, test } from "vitest"
import { exportFiles } from "#app/features/invoicing/exports/export-files.ts"
import { linesCsv } from "#app/features/invoicing/exports/lines-csv.ts"
import { sage50 } from "#app/features/invoicing/exports/sage-50.ts"
import { xeroBills } from "#app/features/invoicing/exports/xero-bills.ts"
import { creditNote, invoiceWithoutVat, paperLine, vatInvoice } from "#tests/support/invoice-documents.ts"

const rowsOf = (content: string | Uint8Array): Record<string, string>[] =>
  parse(content as string, { bom: true, columns: true })

describe("the spreadsheet of lines", () => {
  test("it opens as UTF-8 and carries ISO dates", () => {
    const content = linesCsv.render([vatInvoice()]) as string
    expect(content.startsWith("\uFEFFInvoice number,")).toBe(true)
    expect(rowsOf(content)[0]).toMatchObject({
      "Invoice date": "2026-12-04",
      "Tax point": "2026-12-01",
      "Due date": "2027-01-03",
      "Buyer URN": "113002",
      "Purchase order number": "PO-2291",
      Quantity: "12",
      "Unit price": "3.95",
      Net: "47.40",
      "VAT rate": "Standard rate, 20%",
      VAT: "9.48",
      Gross: "56.88",
      "CFR code": "E19",
    })
  })

  test("a credit note's amounts are negative numbers, not text, and it names what it corrects", () => {
    expect(rowsOf(linesCsv.render([creditNote()]))[0]).toMatchObject({
      "Corrects invoice": "OAK-2026-0007",
      "Due date": "",
      Net: "-3.95",
      VAT: "-0.79",
      Gross: "-4.74",
    })
  })
})

describe("Xero bills", () => {
  test("dates are British and the tax type is Xero's own name for it", () => {
    expect(rowsOf(xeroBills.render([vatInvoice()]))[0]).toMatchObject({
      "*ContactName": "Oakfield Primary School",
      "*InvoiceDate": "04/12/2026",
      "*DueDate": "03/01/2027",
      "*Quantity": "12",
      "*UnitAmount": "3.95",
      "*TaxType": "20% (VAT on Expenses)",
      TaxAmount: "9.48",
      Currency: "GBP",
    })
    expect(rowsOf(xeroBills.render([invoiceWithoutVat()]))[0]).toMatchObject({ "*TaxType": "No VAT" })
  })

  test("a share that is not quantity times price goes over as one unit at its exact amount", () => {
    const line = { ...paperLine, netPence: 4_741n }
    expect(rowsOf(xeroBills.render([vatInvoice({ lines: [line] })]))[0]).toMatchObject({
      Description: "Copier paper A4 80 gsm (12 × ream)",
      "*Quantity": "1",
      "*UnitAmount": "47.41",
    })
  })

  test("a credit note goes over as a negative amount", () => {
    expect(rowsOf(xeroBills.render([creditNote()]))[0]).toMatchObject({
      "*Quantity": "1",
      "*UnitAmount": "-3.95",
      TaxAmount: "-0.79",
      "*DueDate": "04/12/2026",
    })
  })

  test("more than 500 lines are split between invoices, never inside one", () => {
    const lines = Array.from({ length: 200 }, () => paperLine)
    const documents = ["OAK-1", "OAK-2", "OAK-3"].map((number) => vatInvoice({ number, lines }))
    const files = exportFiles(xeroBills, documents)
    expect(files.map((file) => rowsOf(file.content).length)).toEqual([400, 200])
    expect(files.map((file) => file.name)).toEqual([
      "Invoices 2026-12-04 Xero bills part 1 of 2.csv",
      "OAK-3 Xero bills part 2 of 2.csv",
    ])
  })

  test("a format without a limit is always one file", () => {
    const lines = Array.from({ length: 600 }, () => paperLine)
    expect(exportFiles(linesCsv, [vatInvoice({ lines }), vatInvoice({ lines })])).toHaveLength(1)
  })
})

describe("Sage 50 purchases", () => {
  test("an invoice is PI with a T code, and a credit note is PC with positive amounts", () => {
    const [invoice, , credit] = rowsOf(sage50.render([vatInvoice(), creditNote()]))
    expect(invoice).toMatchObject({
      Type: "PI",
      "Account Reference": "140001",
      "Nominal A/C Ref": "E19",
      Date: "04/12/2026",
      "Net Amount": "47.40",
      "Tax Code": "T1",
      "Tax Amount": "9.48",
      "Extra Reference": "PO-2291",
    })
    expect(credit).toMatchObject({ Type: "PC", "Net Amount": "3.95", "Tax Amount": "0.79" })
  })

  test("details are no longer than the 60 characters that Sage takes", () => {
    const lines = [{ ...paperLine, description: "x".repeat(200) }]
    expect(rowsOf(sage50.render([vatInvoice({ lines })]))[0]?.Details).toHaveLength(60)
  })
})
