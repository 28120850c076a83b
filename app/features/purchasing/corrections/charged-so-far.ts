import type { Pence } from "#app/core/money.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { InvoiceDocument, InvoiceLine } from "#app/features/invoicing/invoice-document.ts"
import { keyOfName } from "#app/features/purchasing/corrections/replaced.ts"

/** A document that one school has been sent for a pool; `adjustsId` names the invoice that it refers to. */
export type SentDocument = {
  id: string
  type: "invoice" | "credit-note"
  adjustsId: string | null
  document: InvoiceDocument
}

/** What a line is for: an item of the pool, what came in its place, or a shared cost, at a rate of VAT. */
export type LineKey = string

type Keyed = Pick<InvoiceLine, "itemId" | "replacement" | "cfrCode" | "vatRate">

/** A replacement goes by its name and code as well: under others it is credited, and charged anew. */
export const keyOf = ({ itemId, replacement, cfrCode, vatRate }: Keyed): LineKey =>
  `${itemId ?? "delivery"}${replacement === undefined ? "" : ` as ${keyOfName(replacement)} ${cfrCode}`} ${vatRate}`

type Charged = { nets: ReadonlyMap<LineKey, Pence>; vats: ReadonlyMap<VatRate, Pence> }

/** What documents charge together, line by line and rate by rate; a credit note counts below zero. */
export const chargedBy = (documents: readonly SentDocument[]): Charged => {
  const nets = new Map<LineKey, Pence>()
  const vats = new Map<VatRate, Pence>()
  for (const { type, document } of documents) {
    const sign = type === "credit-note" ? -1n : 1n
    for (const line of document.lines) add(nets, keyOf(line), sign * line.netPence)
    for (const { rate, vatPence } of document.vatTotals) add(vats, rate, sign * vatPence)
  }
  return { nets, vats }
}

const add = <Key>(sums: Map<Key, Pence>, key: Key, pence: Pence) =>
  sums.set(key, (sums.get(key) ?? 0n) + pence)
