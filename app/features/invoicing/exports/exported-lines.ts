import { apportion } from "#app/core/apportion.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { InvoiceDocument, InvoiceLine } from "#app/features/invoicing/invoice-document.ts"

/** A line with its document and its own part of the document's VAT. A credit note's amounts are negative here. */
export type ExportedLine = {
  document: InvoiceDocument
  line: InvoiceLine
  netPence: bigint
  vatPence: bigint
  grossPence: bigint
}

/**
 * All lines of the documents, in order. VAT is fixed per rate on the document, so each rate's total is shared
 * over its lines by their net amounts: the lines add up to the document to the penny.
 */
export const exportedLines = (documents: readonly InvoiceDocument[]): ExportedLine[] =>
  documents.flatMap((document) => {
    const sign = document.corrects ? -1n : 1n
    const vatOfLine = lineVat(document)
    return document.lines.map((line) => {
      const vatPence = vatOfLine.get(line) ?? 0n
      return {
        document,
        line,
        netPence: sign * line.netPence,
        vatPence: sign * vatPence,
        grossPence: sign * (line.netPence + vatPence),
      }
    })
  })

const lineVat = ({ lines, vatTotals }: InvoiceDocument): Map<InvoiceLine, bigint> => {
  const linesOf = (rate: VatRate) => lines.filter((line) => line.vatRate === rate)
  return new Map(
    vatTotals.flatMap(({ rate, vatPence }) => {
      const atRate = linesOf(rate)
      const nets = atRate.map((line) => line.netPence)
      // A correction can be a penny of VAT alone.
      const weights = nets.some((net) => net > 0n) ? nets : nets.map(() => 1n)
      const shares = apportion(vatPence, weights)
      return atRate.map((line, place) => [line, shares[place] ?? 0n] as const)
    }),
  )
}
