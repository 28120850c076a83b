import { apportion } from "#app/core/apportion.ts"
import { allVatRates } from "#app/core/vat.ts"
import type { Charge } from "#app/features/purchasing/corrections/charge-difference.ts"

/**
 * Leaves disputed lines out of a charge, with their part of the VAT, so that the rest can be invoiced. Where every
 * item is disputed, delivery waits with them: nothing is charged.
 */
export const withholdLines = (charge: Charge, disputedItemIds: ReadonlySet<string>): Charge => {
  const isDisputed = ({ itemId }: Charge["lines"][number]) =>
    itemId !== undefined && disputedItemIds.has(itemId)
  if (!charge.lines.some(isDisputed)) return charge
  const goods = charge.lines.filter(({ itemId }) => itemId !== undefined)
  if (goods.every(isDisputed)) return { lines: [], vatTotals: [] }
  const lines = charge.lines.filter((line) => !isDisputed(line))
  const vatTotals = allVatRates.flatMap((rate) => {
    const total = charge.vatTotals.find((one) => one.rate === rate)
    const atRate = charge.lines.filter(({ vatRate }) => vatRate === rate)
    const kept = atRate.filter((line) => !isDisputed(line))
    if (!total || kept.length === 0) return []
    const isWorthNothing = atRate.every(({ netPence }) => netPence === 0n)
    const parts = apportion(
      total.vatPence,
      atRate.map(({ netPence }) => (isWorthNothing ? 1n : netPence)),
    )
    const sums = { netPence: 0n, vatPence: 0n }
    for (const [place, line] of atRate.entries()) {
      if (isDisputed(line)) continue
      sums.netPence += line.netPence
      sums.vatPence += parts[place]!
    }
    return [{ rate, ...sums }]
  })
  return { lines, vatTotals }
}
