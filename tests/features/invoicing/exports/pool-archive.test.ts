import { strFromU8, unzipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { poolArchive, poolArchiveName } from "#app/features/invoicing/exports/pool-archive.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { vatInvoice } from "#tests/support/invoice-documents.ts"

const printed = async (document: InvoiceDocument) => new TextEncoder().encode(`PDF of ${document.number}`)

const documents = [
  vatInvoice(),
  vatInvoice({
    number: "OAK-2026-0008",
    buyer: { ...vatInvoice().buyer, schoolName: 'St Mary\'s: "Łódź" / Annexe' },
  }),
]

describe("all invoices of a pool in one file", () => {
  test("it holds a PDF of each invoice and one CSV of all lines, under names that Windows accepts", async () => {
    const files = unzipSync(await poolArchive(documents, printed))
    expect(Object.keys(files)).toEqual([
      "OAK-2026-0007 Ashdown Primary School.pdf",
      "OAK-2026-0008 St Mary's Łódź Annexe.pdf",
      "Invoices 2026-12-04 lines.csv",
    ])
    expect(strFromU8(files["OAK-2026-0007 Ashdown Primary School.pdf"]!)).toBe("PDF of OAK-2026-0007")
    expect(strFromU8(files["Invoices 2026-12-04 lines.csv"]!).split("\r\n")).toHaveLength(6)
  })

  test("the same invoices give the same bytes whenever they are downloaded", async () => {
    const [first, second] = [await poolArchive(documents, printed), await poolArchive(documents, printed)]
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test("an invoice that cannot be printed fails the whole archive, so that none is missing unnoticed", async () => {
    const failing = () => Promise.reject(new Error("the printer is out"))
    await expect(poolArchive(documents, failing)).rejects.toThrow("the printer is out")
  })

  test("the archive is named after its pool", () => {
    expect(poolArchiveName("Autumn paper: A4/A3")).toBe("Autumn paper A4 A3 invoices.zip")
  })
})
