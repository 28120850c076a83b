import type { Pence } from "#app/core/money.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { quoteOfTerms } from "#app/features/purchasing/quotations/offers.ts"
import type { Quote } from "#app/features/purchasing/quotations/quotation.ts"
import { orderFrom } from "#app/features/purchasing/quotations/quoted-order.ts"

/** What a school would pay if the pool closed with today's demand, VAT included, before and after. */
export type Saving = { before: Pence; after: Pence }

/** What turning to a quotation saves each school that would buy today. */
export const adoptionSavings = (
  terms: PoolTerms,
  quote: Quote,
  demand: readonly Commitment[],
): ReadonlyMap<string, Saving> => {
  const before = orderFrom(terms, quoteOfTerms(terms), demand).bySchool
  const after = orderFrom(terms, quote, demand).bySchool
  return new Map(
    [...before].flatMap(([schoolId, { grossPence }]) => {
      const then = after.get(schoolId)
      return then ? [[schoolId, { before: grossPence, after: then.grossPence }]] : []
    }),
  )
}
