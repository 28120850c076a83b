import type { Pence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"

/**
 * How a supply is taxed. The percentage is in basis points; the category is EN 16931's (BT-151): a reduced rate is
 * category S with its own percentage, and a supply outside the scope may stand with no other on its document.
 * Rates: VATA 1994 s2 and Schedules 7A, 8 and 9.
 */
export const vatRates = {
  standard: { name: "Standard rate, 20%", basisPoints: 2000n, category: "S" },
  reduced: { name: "Reduced rate, 5%", basisPoints: 500n, category: "S" },
  zero: { name: "Zero rate", basisPoints: 0n, category: "Z" },
  exempt: { name: "Exempt", basisPoints: 0n, category: "E" },
  outside: { name: "Outside the scope of VAT", basisPoints: 0n, category: "O" },
} as const

export type VatRate = keyof typeof vatRates

/** Every rate, from the most taxed to the least. */
export const allVatRates = Object.keys(vatRates) as VatRate[]

/**
 * The VAT on a net total at one rate, rounded half up to a penny. HMRC lets the total be rounded (VATREC12010);
 * rounding school by school instead would miss the supplier's VAT, so share this total with `apportion`.
 */
export const vatOn = (net: Pence, rate: VatRate): Pence =>
  divideHalfUp(net * vatRates[rate].basisPoints, 10_000n)

export type VatTotal = { rate: VatRate; net: Pence; vat: Pence; gross: Pence }

/** Adds up net lines by rate and works out the VAT once for each; the rates come in the order of `allVatRates`. */
export const totalsByRate = (lines: Iterable<{ net: Pence; vatRate: VatRate }>): VatTotal[] => {
  const nets = new Map<VatRate, Pence>()
  for (const { net, vatRate } of lines) nets.set(vatRate, (nets.get(vatRate) ?? 0n) + net)
  return allVatRates
    .filter((rate) => nets.has(rate))
    .map((rate) => {
      const net = nets.get(rate)!
      const vat = vatOn(net, rate)
      return { rate, net, vat, gross: net + vat }
    })
}
