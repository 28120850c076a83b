import type { Pence } from "#app/core/money.ts"
import { divideUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { type VatRate, vatRates } from "#app/core/vat.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

const WHOLE = 10_000n

/**
 * The most VAT that can fall to a school that pays `net` at one rate, whatever the others pay. With N everybody's net,
 * the order's VAT is rate × N, and half a penny more at most where that has to be rounded. So the school's quota of it
 * is rate × net, and net ÷ 2N more at most; N is `net + 1` or more once another school pays anything. A quota is
 * rounded up to the next penny at most.
 */
export const greatestVat = (terms: PoolTerms, rate: VatRate, net: Pence): Pence => {
  const { basisPoints } = vatRates[rate]
  if (net === 0n || basisPoints === 0n) return 0n
  if (isNeverRounded(terms, rate)) return divideUp(basisPoints * net, WHOLE)
  const everybody = net + 1n
  return divideUp(2n * basisPoints * net * everybody + WHOLE * net, 2n * WHOLE * everybody)
}

/** Whether the order's VAT at a rate is whole pence however much is ordered: £4.00 at 20% is, £3.49 is not. */
const isNeverRounded = (terms: PoolTerms, rate: VatRate): boolean => {
  const { basisPoints } = vatRates[rate]
  const prices = terms.items.filter(({ vatRate }) => vatRate === rate).flatMap(({ tiers }) => tiers)
  const isDelivery = terms.deliveryVatRate === rate
  return (
    prices.every(({ unitPrice }) => (unitPrice * basisPoints) % (WHOLE * UNIT_PRICE_PER_PENNY) === 0n) &&
    (!isDelivery || (terms.deliveryPence * basisPoints) % WHOLE === 0n)
  )
}
