import { apportion } from "#app/core/apportion.ts"
import { type Pence, sumPence } from "#app/core/money.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import type { Side } from "#app/features/purchasing/corrections/charge-difference.ts"
import { chargedBy, keyOf, type SentDocument } from "#app/features/purchasing/corrections/charged-so-far.ts"

/** What a credit note takes from one invoice. */
export type PlacedCredit = Side & { invoice: SentDocument }

/**
 * Places what is to be credited on the invoices that charged it, the latest first, because a credit note names the
 * invoice that it corrects (HMRC VATREC13040). Nearly always that is one invoice; a line that two invoices charged
 * is divided between them.
 */
export const placeCredits = (sent: readonly SentDocument[], less: Side): PlacedCredit[] => {
  const invoices = sent.filter(({ type }) => type === "invoice")
  const placed = invoices.map((invoice) => ({ invoice, lines: [] as InvoiceLine[], vats: new Map() }))
  const first = placed[0]
  if (!first) throw new Error("There is no invoice that a credit note could correct")
  for (const line of less.lines) {
    let left = line.netPence
    for (const credit of placed.toReversed()) {
      const taken = least(left, chargedOn(sent, credit.invoice, line))
      if (taken <= 0n) continue
      credit.lines.push(partOf(line, taken))
      left -= taken
    }
    if (left > 0n || line.netPence === 0n) first.lines.push(partOf(line, left))
  }
  const used = placed.filter(({ lines }) => lines.length > 0)
  for (const [rate, vatPence] of less.vats) divideVat(used, rate, vatPence)
  return used
}

/** What an invoice charges for a line, after the credit notes that it has had. */
const chargedOn = (sent: readonly SentDocument[], { id }: SentDocument, line: InvoiceLine): Pence => {
  const about = sent.filter((one) => one.id === id || (one.type === "credit-note" && one.adjustsId === id))
  return chargedBy(about).nets.get(keyOf(line)) ?? 0n
}

const least = (a: Pence, b: Pence): Pence => (a < b ? a : b)

const partOf = (line: InvoiceLine, netPence: Pence): InvoiceLine =>
  netPence === line.netPence
    ? line
    : { ...line, quantity: 1n, unit: "", unitPrice: netPence * UNIT_PRICE_PER_PENNY, netPence }

const divideVat = (credits: readonly PlacedCredit[], rate: VatRate, vatPence: Pence): void => {
  const at = credits.filter(({ lines }) => lines.some(({ vatRate }) => vatRate === rate))
  const nets = at.map(({ lines }) =>
    sumPence(lines.filter(({ vatRate }) => vatRate === rate).map(({ netPence }) => netPence)),
  )
  const parts = apportion(vatPence, nets.some((net) => net > 0n) ? nets : nets.map(() => 1n))
  for (const [place, credit] of at.entries()) credit.vats.set(rate, parts[place]!)
}
