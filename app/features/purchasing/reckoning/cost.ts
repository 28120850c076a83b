import type { Pence } from "#app/core/money.ts"
import { totalsByRate, type VatRate } from "#app/core/vat.ts"

/** An amount with its basis: before VAT, the VAT, and with VAT. */
export type Cost = { netPence: Pence; vatPence: Pence; grossPence: Pence }

export const noCost: Cost = { netPence: 0n, vatPence: 0n, grossPence: 0n }

export const costOf = (netPence: Pence, vatPence: Pence): Cost => ({
  netPence,
  vatPence,
  grossPence: netPence + vatPence,
})

/** What net amounts come to on an invoice of their own, with VAT worked out once for each rate. */
export const invoiced = (lines: Iterable<{ net: Pence; vatRate: VatRate }>): Cost =>
  totalsByRate(lines).reduce((sum, { net, vat }) => costOf(sum.netPence + net, sum.vatPence + vat), noCost)

export const less = (a: Cost, b: Cost): Cost => costOf(a.netPence - b.netPence, a.vatPence - b.vatPence)
