import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { createInvoiceCompiler } from "#app/integrations/pdf/invoice-compiler.ts"
import {
  creditNote,
  internalRecharge,
  invoiceWithoutVat,
  paperLine,
  vatInvoice,
} from "#tests/support/invoice-documents.ts"

const text = fc.string({
  unit: fc.oneof(fc.constantFrom(..."#$*_`@<>[]{}()\\/-=\n\"' "), fc.string({ unit: "binary" })),
})

const anyDocument = fc
  .record({ name: text, description: text, reason: text, line: text })
  .map(({ name, description, reason, line }): InvoiceDocument => {
    const { seller, buyer } = vatInvoice()
    return vatInvoice({
      poolTitle: description,
      purchaseOrderNumber: reason,
      seller: { ...seller, schoolName: name, addressLines: [line, ""] },
      buyer: { ...buyer, schoolName: line, legalEntityName: reason },
      lines: [{ ...paperLine, description, unit: line }],
      workings: [{ heading: name, sentences: [reason, description] }],
    })
  })

describe("printing", () => {
  test("whatever people have typed, the invoice is printed", () => {
    const compile = createInvoiceCompiler()
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(compile(document).byteLength).toBeGreaterThan(10_000)
      }),
      { numRuns: 40 },
    )
  })

  test("every kind of document also keeps the rules of PDF/UA-1", () => {
    const compile = createInvoiceCompiler("ua-1")
    for (const document of [vatInvoice(), internalRecharge(), invoiceWithoutVat(), creditNote()]) {
      expect(Buffer.from(compile(document)).toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>")
    }
  })
})
