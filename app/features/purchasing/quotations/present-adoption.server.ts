import { formatPounds, sumPence } from "#app/core/money.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { adoptionHindrances } from "#app/features/purchasing/quotations/adoption-hindrances.ts"
import { adoptionSavings } from "#app/features/purchasing/quotations/adoption-savings.ts"
import type { Quotation } from "#app/features/purchasing/quotations/quotation.ts"

export type AdoptionView = { isOpen: boolean; hindrances: string[]; consequences: string[] }

/** What using a quotation would do, or why it cannot be done. */
export function presentAdoption(
  terms: PoolTerms,
  quotation: Quotation,
  demand: readonly Commitment[],
  now: Temporal.Instant,
): AdoptionView {
  const isOpen = terms.state === "open"
  const hindrances = adoptionHindrances(terms, quotation, now)
  const { supplierName, freeDeliveryFromPence: freeFrom, deliveryPence } = quotation
  const free =
    freeFrom === null
      ? []
      : [
          `Delivery costs ${formatPounds(deliveryPence)}, and nothing if the goods come to ${formatPounds(freeFrom)} before VAT when the pool closes.`,
        ]
  const consequences = isOpen
    ? [
        `The pool buys from ${supplierName}, at the prices of this quotation. No price, delivery or minimum goes up, so nobody pays more.`,
        ...(hindrances.length === 0 ? savedInAll(terms, quotation, demand) : []),
        ...free,
        "Every school that may join is told, with what it saves. This cannot be undone.",
      ]
    : [
        `The draft takes over the supplier, prices, packs and VAT of this quotation, and its delivery. You can still change all of it.`,
        ...free,
        "The quotation stays on the record as used.",
      ]
  return { isOpen, hindrances, consequences }
}

function savedInAll(terms: PoolTerms, quotation: Quotation, demand: readonly Commitment[]): string[] {
  const savings = [...adoptionSavings(terms, quotation, demand).values()]
  const saved = sumPence(savings.map(({ before, after }) => before - after))
  if (saved <= 0n) return []
  const schools = savings.length === 1 ? "one school" : `${savings.length} schools`
  return [`With today’s demand it saves ${schools} ${formatPounds(saved)} inc VAT in all.`]
}
