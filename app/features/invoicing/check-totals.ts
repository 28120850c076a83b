import { sumPence } from "#app/core/money.ts"
import { type VatRate, vatRates } from "#app/core/vat.ts"
import { type InvoiceDocument, showsVat } from "#app/features/invoicing/invoice-document.ts"

/**
 * Proves that a document adds up, to the penny, and that its VAT fits its kind. Called before a document is
 * stored and before it is printed.
 *
 * @throws Error naming the document and the sum that fails: always a bug, never something a person entered.
 */
export const checkTotals = (document: InvoiceDocument) => {
  const must = (holds: boolean, rule: string) => {
    if (!holds) throw new Error(`Invoice ${document.number} does not add up: ${rule}`)
  }

  const netByRate = new Map<VatRate, bigint>()
  for (const line of document.lines) {
    must(line.netPence >= 0n, "a line is negative; a reduction belongs on a credit note")
    netByRate.set(line.vatRate, (netByRate.get(line.vatRate) ?? 0n) + line.netPence)
  }

  must(document.lines.length > 0, "it has no lines")
  must(
    document.vatTotals.length === netByRate.size,
    "each VAT rate on the lines must have exactly one VAT total",
  )
  for (const { rate, netPence, vatPence } of document.vatTotals) {
    must(netByRate.get(rate) === netPence, `lines at the ${rate} rate do not sum to its net total`)
    must(vatPence >= 0n, `VAT at the ${rate} rate is negative`)
    must(vatPence === 0n || vatRates[rate].basisPoints > 0n, `VAT is charged at the ${rate} rate`)
  }

  must(sumPence(document.vatTotals.map((total) => total.netPence)) === document.netPence, "net totals")
  must(sumPence(document.vatTotals.map((total) => total.vatPence)) === document.vatPence, "VAT totals")
  must(document.netPence + document.vatPence === document.grossPence, "net and VAT do not make the gross")

  if (showsVat(document)) {
    must(document.seller.vatNumber !== null, "a VAT invoice needs the seller's VAT number")
  } else {
    must(
      document.lines.every((line) => line.vatRate === "outside"),
      "a document without VAT may only carry lines outside the scope of VAT",
    )
  }
}
