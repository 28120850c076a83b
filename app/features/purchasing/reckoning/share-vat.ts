import { apportion, reapportion } from "#app/core/apportion.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { totalsByRate, type VatRate, type VatTotal, vatRates } from "#app/core/vat.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolShare, VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { explainShares } from "#app/features/splitting/workings.ts"

/** An amount before VAT that one school pays, and how it is taxed. */
export type TaxedPart = Pick<VatShare, "schoolId" | "netPence" | "vatRate">

/** Shares as they are taxed where everything is what was ordered. */
export const taxedShares = (
  { items, deliveryVatRate }: PoolTerms,
  shares: readonly Pick<PoolShare, "schoolId" | "itemId" | "netPence">[],
): TaxedPart[] => {
  const rateOf = new Map<string | null, VatRate>(items.map(({ id, vatRate }) => [id, vatRate]))
  rateOf.set(null, deliveryVatRate)
  return shares.map(({ schoolId, itemId, netPence }) => ({
    ...{ schoolId, netPence },
    vatRate: rateOf.get(itemId)!,
  }))
}

/**
 * Shares the order's VAT between the schools. It is worked out once for each rate on the whole order, half up, as
 * the supplier's invoice has it (HMRC VATREC12010), and that total is shared by what each school pays before VAT:
 * rounding school by school would miss the invoice by pennies. With an earlier sharing, as little of it changes as
 * possible.
 */
export const shareVat = (
  poolId: string,
  parts: readonly TaxedPart[],
  previous?: readonly VatShare[],
): { vatPence: Pence; shares: VatShare[] } => {
  const totals = totalsByRate(parts.map(({ netPence, vatRate }) => ({ net: netPence, vatRate })))
  return {
    vatPence: sumPence(totals.map(({ vat }) => vat)),
    shares: totals.flatMap((total) =>
      shareOneRate(
        poolId,
        total,
        parts.filter(({ vatRate }) => vatRate === total.rate),
        previous?.filter(({ vatRate }) => vatRate === total.rate),
      ),
    ),
  }
}

const shareOneRate = (
  seed: string,
  total: VatTotal,
  parts: readonly TaxedPart[],
  previous?: readonly VatShare[],
): VatShare[] => {
  const nets = new Map<string, Pence>()
  for (const { schoolId, netPence } of parts) nets.set(schoolId, (nets.get(schoolId) ?? 0n) + netPence)
  const schoolIds = [...nets.keys()].sort()
  const weights = schoolIds.map((id) => nets.get(id)!)
  const order = oddPennyOrder(`${seed} ${total.rate}`, schoolIds)
  const before = (id: string) => previous?.find(({ schoolId }) => schoolId === id)?.vatPence ?? 0n
  const vats = previous
    ? reapportion(total.vat, weights, schoolIds.map(before), order)
    : apportion(total.vat, weights, order)
  const bases = weights.map((net) => `${formatPounds(net)} of ${formatPounds(total.net)} before VAT`)
  const workings = explainShares(total.vat, weights, vats, bases, previous !== undefined)
  const opening = `${vatRates[total.rate].name}: ${formatPounds(total.vat)} on the whole order of ${formatPounds(total.net)}.`
  return schoolIds.map((schoolId, i) => {
    const { sentence, ...rest } = workings[i]!
    return {
      schoolId,
      vatRate: total.rate,
      netPence: weights[i]!,
      vatPence: vats[i]!,
      workings: { ...rest, sentences: [opening, sentence], totalPence: String(total.vat) },
    }
  })
}
