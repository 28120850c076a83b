import { describe, expect, test } from "vitest"
import { checkTotals } from "#app/features/invoicing/check-totals.ts"
import {
  creditNote,
  deliveryLine,
  internalRecharge,
  invoiceWithoutVat,
  paperLine,
  vatInvoice,
} from "#tests/support/invoice-documents.ts"

describe("an invoice adds up before anybody sees it", () => {
  test.each([vatInvoice(), internalRecharge(), invoiceWithoutVat(), creditNote()])(
    "a whole $kind passes",
    (document) => {
      expect(() => checkTotals(document)).not.toThrow()
    },
  )

  test.each([
    ["the gross total is a penny out", vatInvoice({ grossPence: 5_941n }), "the gross"],
    ["the net total is a penny out", vatInvoice({ netPence: 4_951n }), "net totals"],
    ["the VAT total is a penny out", vatInvoice({ vatPence: 991n }), "VAT totals"],
    [
      "a rate's net is not that of its lines",
      vatInvoice({ vatTotals: [{ rate: "standard", netPence: 4_949n, vatPence: 990n }] }),
      "standard rate do not sum",
    ],
    [
      "a rate on the lines has no total",
      vatInvoice({ lines: [paperLine, { ...deliveryLine, vatRate: "zero" }], vatTotals: [] }),
      "exactly one VAT total",
    ],
    [
      "VAT is charged on an exempt line",
      vatInvoice({
        lines: [{ ...paperLine, vatRate: "exempt" }],
        vatTotals: [{ rate: "exempt", netPence: 4_740n, vatPence: 1n }],
      }),
      "charged at the exempt rate",
    ],
    ["a line is negative", vatInvoice({ lines: [{ ...paperLine, netPence: -1n }] }), "credit note"],
    ["there are no lines", vatInvoice({ lines: [] }), "no lines"],
    [
      "a VAT invoice has no VAT number",
      vatInvoice({ seller: { ...vatInvoice().seller, vatNumber: null } }),
      "VAT number",
    ],
    ["an internal recharge carries a taxed line", vatInvoice({ kind: "internal-recharge" }), "without VAT"],
  ])("it is refused when %s", (_, document, rule) => {
    expect(() => checkTotals(document)).toThrow(`Invoice ${document.number} does not add up`)
    expect(() => checkTotals(document)).toThrow(rule)
  })
})
