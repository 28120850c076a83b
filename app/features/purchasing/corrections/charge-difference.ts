import { type Pence, sumPence } from "#app/core/money.ts"
import { allVatRates, type VatRate, vatOn } from "#app/core/vat.ts"
import type { InvoiceDocument, InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import {
  chargedBy,
  keyOf,
  type LineKey,
  type SentDocument,
} from "#app/features/purchasing/corrections/charged-so-far.ts"

/** What a school is to be charged in all, as the lines of one document. */
export type Charge = Pick<InvoiceDocument, "lines" | "vatTotals">

/** One side of a difference: amounts are positive; `vats` has the VAT at each rate that occurs. */
export type Side = { lines: InvoiceLine[]; vats: Map<VatRate, Pence> }

/** What is still to be invoiced, and what is to be credited, so that all documents together make the charge. */
export type Difference = { more: Side; less: Side }

/** Puts the change of one line into words: what its document calls it, how many, at what price. */
export type Wording = (line: InvoiceLine, differencePence: Pence) => InvoiceLine

/**
 * Compares what a school is to be charged with what it has been: lines that rose go on a further invoice, lines that
 * fell on a credit note, all with positive amounts. The VAT of both moves the school's VAT at each rate to exactly
 * where it should be; where only VAT moves, by a penny of rounding, it stands on a line of nothing.
 */
export const chargeDifference = (
  sent: readonly SentDocument[],
  charge: Charge,
  inWords: Wording,
): Difference => {
  const { nets, vats } = chargedBy(sent)
  const more: Side = { lines: [], vats: new Map() }
  const less: Side = { lines: [], vats: new Map() }
  for (const line of allLines(sent, charge)) {
    const wanted = charge.lines.find((one) => keyOf(one) === keyOf(line))?.netPence ?? 0n
    const difference = wanted - (nets.get(keyOf(line)) ?? 0n)
    if (difference > 0n) more.lines.push(inWords(line, difference))
    if (difference < 0n) less.lines.push(inWords(line, difference))
  }
  const cfrCode = allLines(sent, charge)[0]?.cfrCode ?? ""
  for (const rate of allVatRates) {
    const wanted = charge.vatTotals.find((total) => total.rate === rate)?.vatPence ?? 0n
    moveVat({ more, less }, rate, wanted - (vats.get(rate) ?? 0n), cfrCode)
  }
  return { more, less }
}

/** Every line that is to be charged or has been, once each, goods in the order of the document. */
const allLines = (sent: readonly SentDocument[], charge: Charge): InvoiceLine[] => {
  const lines = new Map<LineKey, InvoiceLine>()
  for (const line of [...charge.lines, ...sent.flatMap(({ document }) => document.lines)])
    if (!lines.has(keyOf(line))) lines.set(keyOf(line), line)
  return [...lines.values()]
}

/** The VAT of a credit is what its lines come to, or more where the school's VAT fell by more; an invoice takes the rest. */
const moveVat = ({ more, less }: Difference, rate: VatRate, difference: Pence, cfrCode: string): void => {
  const ofRate = (side: Side) => side.lines.filter(({ vatRate }) => vatRate === rate)
  const both = ofRate(more).length > 0 && ofRate(less).length > 0
  const usual = both ? vatOn(sumPence(ofRate(less).map(({ netPence }) => netPence)), rate) : 0n
  const credited = [usual, -difference].reduce((most, one) => (one > most ? one : most), 0n)
  placeVat(less, rate, credited, cfrCode)
  placeVat(more, rate, difference + credited, cfrCode)
}

const placeVat = (side: Side, vatRate: VatRate, vatPence: Pence, cfrCode: string): void => {
  const isThere = side.lines.some((line) => line.vatRate === vatRate)
  if (!isThere && vatPence === 0n) return
  if (!isThere)
    side.lines.push({
      ...{ description: "VAT shared anew: rounding alone", quantity: 1n, unit: "", unitPrice: 0n },
      ...{ netPence: 0n, vatRate, cfrCode },
    })
  side.vats.set(vatRate, vatPence)
}
