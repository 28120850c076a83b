import { extractText, getDocumentProxy } from "unpdf"
import { afterAll, describe, expect, test } from "vitest"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { createInvoicePrinter } from "#app/integrations/pdf/invoice-printer.ts"
import {
  creditNote,
  internalRecharge,
  invoiceWithoutVat,
  paperLine,
  vatInvoice,
} from "#tests/support/invoice-documents.ts"

const printer = createInvoicePrinter()
afterAll(() => printer.close())

const pagesOf = async (document: InvoiceDocument) => {
  const pdf = await getDocumentProxy(await printer.renderInvoicePdf(document))
  const { text } = await extractText(pdf)
  return text.map((page) => page.replace(/\s+/g, " "))
}
const textOf = async (document: InvoiceDocument) => (await pagesOf(document)).join(" ")

const manyLines = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    ...paperLine,
    description: `Item ${place + 1} of the list`,
  }))

describe("a VAT invoice on paper", () => {
  test("it says everything that Regulation 14 asks for", async () => {
    const text = await textOf(vatInvoice())
    for (const part of [
      "VAT invoice",
      "OAK-2026-0007",
      "Date of issue 4 December 2026",
      "Time of supply 1 December 2026",
      "Oakfield Primary School Teign Valley Learning Trust Oakfield Lane Bovey Tracey",
      "VAT number GB 123 4567 89",
      "Ashdown Primary School Devon County Council Church Road",
      "Copier paper A4 80 gsm CFR E19 12 £3.95 per ream 20% £47.40",
      "Delivery: your part of £42.00 CFR E19 1 £2.10 20% £2.10",
      "Standard rate, 20% £49.50 £9.90",
      "Total excluding VAT £49.50",
      "Total to pay £59.40",
    ]) {
      expect(text).toContain(part)
    }
  })

  test("it says how to pay, by when, and with which reference", async () => {
    const text = await textOf(vatInvoice())
    expect(text).toContain("Pay £59.40 by 3 January 2027 by bank transfer")
    expect(text).toMatch(/Sort code.*20-00-00.*12345678.*OAK20260007/)
    expect(text).toContain("Your order number PO-2291")
  })

  test("it explains how the share was worked out", async () => {
    const text = await textOf(vatInvoice())
    expect(text).toContain("How this was worked out")
    expect(text).toContain("Your school took 12 reams: 12 × £3.95 = £47.40.")
  })

  test("without bank details it says whom to ask", async () => {
    const text = await textOf(vatInvoice({ seller: { ...vatInvoice().seller, bank: null } }))
    expect(text).toContain("Ask Oakfield Primary School how it wishes to be paid")
    expect(text).not.toContain("Sort code")
  })
})

describe("documents without VAT", () => {
  test("an internal recharge says that it is not a VAT invoice, and shows no VAT number", async () => {
    const text = await textOf(internalRecharge())
    expect(text).toContain("Internal recharge: not a VAT invoice")
    expect(text).toContain("Total to recharge £49.50")
    expect(text).not.toMatch(/GB 123|VAT rate|excluding VAT/)
  })

  test("an unregistered school's invoice says that VAT is inside the amounts and cannot be reclaimed", async () => {
    const text = await textOf(invoiceWithoutVat())
    expect(text).toContain("Teign Valley Learning Trust is not registered for VAT")
    expect(text).toContain("Total to pay £59.40")
    expect(text).not.toMatch(/VAT number|VAT rate|excluding VAT/)
  })

  test("a credit note names what it corrects and asks nobody to pay", async () => {
    const text = await textOf(creditNote())
    expect(text).toContain("VAT credit note")
    expect(text).toContain("This corrects OAK-2026-0007 of 4 December 2026: one ream was not delivered.")
    expect(text).toContain("Total credit £4.74")
    expect(text).not.toContain("How to pay")
  })
})

describe("long invoices and strange names", () => {
  test("every page repeats the table's header and says which page of how many it is", async () => {
    const pages = await pagesOf(vatInvoice({ lines: manyLines(200) }))
    expect(pages.length).toBeGreaterThan(3)
    for (const [place, page] of pages.entries()) {
      expect(page).toContain(`Page ${place + 1} of ${pages.length}`)
      expect(page).toContain("OAK-2026-0007")
      if (page.includes("of the list")) expect(page).toContain("Description Quantity Unit price ex VAT")
    }
    expect(pages.join(" ")).toContain("Item 200 of the list")
  })

  test("what looks like markup is printed as it was typed", async () => {
    const description = '#read("/etc/passwd") $x^2$ *bold* _thin_ <label> @cite // \\ #panic()'
    expect(await textOf(vatInvoice({ lines: [{ ...paperLine, description }] }))).toContain(description)
  })

  test("a letter that the typeface lacks becomes a box, and the invoice is still printed", async () => {
    const buyer = { ...vatInvoice().buyer, schoolName: "日本 School of Łódź 👨‍👩‍👧" }
    expect(await textOf(vatInvoice({ buyer }))).toContain("□□ School of Łódź □")
  })

  test("a name of 400 letters without a space stays on the page", async () => {
    const buyer = { ...vatInvoice().buyer, schoolName: "W".repeat(400) }
    const text = await textOf(vatInvoice({ buyer }))
    expect(text.replaceAll(/[\s\u200b]/g, "")).toContain("W".repeat(400))
  })
})

describe("the file", () => {
  test("it is PDF/A-3 level A: archivable, tagged, in British English, with title and author", async () => {
    const bytes = await printer.renderInvoicePdf(vatInvoice())
    const raw = Buffer.from(bytes).toString("latin1")
    expect(raw).toContain("<pdfaid:part>3</pdfaid:part>")
    expect(raw).toContain("<pdfaid:conformance>A</pdfaid:conformance>")
    const pdf = await getDocumentProxy(bytes)
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({
      Title: "VAT invoice OAK-2026-0007 from Oakfield Primary School to Ashdown Primary School",
      Author: "Oakfield Primary School",
      Language: "en-GB",
    })
  })

  test("a screen reader finds headings, and tables with header cells", async () => {
    const pdf = await getDocumentProxy(await printer.renderInvoicePdf(vatInvoice()))
    const tree = await (await pdf.getPage(1)).getStructTree()
    const roles = [...JSON.stringify(tree).matchAll(/"role":"(\w+)"/g)].map(([, role]) => role)
    expect(roles).toEqual(expect.arrayContaining(["H1", "H2", "H3", "Table", "THead", "TR", "TH", "TD", "P"]))
    expect(roles.filter((role) => role === "TH")).toHaveLength(8)
  })

  test("the same document gives the same bytes, whichever printer prints it", async () => {
    const other = createInvoicePrinter()
    await other.renderInvoicePdf(creditNote())
    const [first, second] = await Promise.all([
      printer.renderInvoicePdf(vatInvoice()),
      other.renderInvoicePdf(vatInvoice()),
    ])
    await other.close()
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test("a document that does not add up is never printed, and the next one is", async () => {
    await expect(printer.renderInvoicePdf(vatInvoice({ grossPence: 1n }))).rejects.toThrow("does not add up")
    expect((await printer.renderInvoicePdf(vatInvoice())).byteLength).toBeGreaterThan(10_000)
  })

  test("printing holds up nothing else: the event loop turns while a long invoice is laid out", async () => {
    await printer.renderInvoicePdf(vatInvoice())
    let turns = 0
    const ticking = setInterval(() => turns++, 5)
    await printer.renderInvoicePdf(vatInvoice({ lines: manyLines(200), number: "OAK-2026-0200" }))
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(5)
  })

  test("a closed printer refuses what is waiting and starts afresh when asked again", async () => {
    const other = createInvoicePrinter()
    const waiting = other.renderInvoicePdf(vatInvoice())
    const refused = expect(waiting).rejects.toThrow("ended")
    await other.close()
    await refused
    expect((await other.renderInvoicePdf(vatInvoice())).byteLength).toBeGreaterThan(10_000)
    await other.close()
  })
})
