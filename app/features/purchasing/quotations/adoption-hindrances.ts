import { civilDateOf, formatDate } from "#app/core/civil-time.ts"
import { isOpen, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { dearerWays } from "#app/features/purchasing/quotations/nowhere-dearer.ts"
import { isExpired, type Quotation } from "#app/features/purchasing/quotations/quotation.ts"

/** Why a pool cannot buy by a quotation, all of it; nothing where it can. */
export function adoptionHindrances(terms: PoolTerms, quotation: Quotation, now: Temporal.Instant): string[] {
  const { settled, supplierName, validUntil } = quotation
  if (settled) return [`This quotation has been ${settled.as}.`]
  if (terms.state !== "draft" && !isOpen(terms, now)) return ["The pool has closed."]
  if (isExpired(quotation, civilDateOf(now)))
    return [`The quotation expired on ${formatDate(validUntil)}. Ask ${supplierName} whether it still holds.`]
  if (terms.state === "open") return dearerWays(terms, quotation)
  return terms.items.flatMap(({ id, name }) =>
    quotation.items.some(({ itemId }) => itemId === id)
      ? []
      : [`${supplierName} does not sell ${name}. Take it out of the draft first, or ask for a price.`],
  )
}
