import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import { creditNote, vatInvoice } from "#tests/support/invoice-documents.ts"

const amount = fc.bigInt(-(2n ** 80n), 2n ** 80n)
const text = fc.string({ unit: "grapheme" })
const isoDate = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const vatRate = fc.constantFrom("standard", "reduced", "zero", "exempt", "outside")
const party = {
  schoolName: text,
  legalEntityName: text,
  addressLines: fc.array(text),
  vatNumber: fc.option(text),
  urn: text,
}

const document: fc.Arbitrary<InvoiceDocument> = fc.record({
  kind: fc.constantFrom("vat-invoice", "invoice", "internal-recharge"),
  corrects: fc.option(fc.record({ number: text, issuedOn: isoDate, reason: text })),
  number: text,
  issuedOn: isoDate,
  taxPoint: isoDate,
  dueOn: fc.option(isoDate),
  seller: fc.record({
    ...party,
    bank: fc.option(fc.record({ accountName: text, sortCode: text, accountNumber: text })),
  }),
  buyer: fc.record(party),
  purchaseOrderNumber: fc.option(text),
  paymentReference: text,
  poolTitle: text,
  lines: fc.array(
    fc.record({
      description: text,
      quantity: amount,
      unit: text,
      unitPrice: amount,
      netPence: amount,
      vatRate,
      cfrCode: text,
    }),
  ),
  vatTotals: fc.array(fc.record({ rate: vatRate, netPence: amount, vatPence: amount })),
  netPence: amount,
  vatPence: amount,
  grossPence: amount,
  workings: fc.array(fc.record({ heading: text, sentences: fc.array(text) })),
})

describe("an invoice as it is stored", () => {
  test("any document comes back from JSON exactly as it went in", () => {
    fc.assert(
      fc.property(document, (original) => {
        const stored = JSON.parse(JSON.stringify(invoiceDocumentJson.encode(original)))
        expect(invoiceDocumentJson.decode(stored)).toEqual(original)
      }),
      { numRuns: 200 },
    )
  })

  test("amounts are stored as digits, so that no reader rounds them", () => {
    expect(invoiceDocumentJson.encode(vatInvoice())).toMatchObject({
      netPence: "4950",
      lines: [{ quantity: "12", unitPrice: "39500" }, { netPence: "210" }],
    })
  })

  test("a credit note keeps the name of what it corrects", () => {
    expect(invoiceDocumentJson.decode(invoiceDocumentJson.encode(creditNote())).corrects?.number).toBe(
      "OAK-2026-0007",
    )
  })

  test.each(["12.5", "1e3", "", "007", "-0", "٣"])("an amount stored as %j is refused", (netPence) => {
    const stored = { ...invoiceDocumentJson.encode(vatInvoice()), netPence }
    expect(invoiceDocumentJson.safeDecode(stored).success).toBe(false)
  })
})
