import { type CopyDates, copiedTimes } from "#app/features/purchasing/again/copied-times.ts"
import type { PoolDraft } from "#app/features/purchasing/drafting/pool-form.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

type Wish = {
  id: string
  groupIds: string[]
  leadSchoolId: string
  dates: CopyDates
  now: Temporal.Instant
}

/** A draft with everything that an earlier pool was offered with, on later dates. */
export function copiedDraft(terms: PoolTerms, { dates, now, ...own }: Wish): PoolDraft {
  const { title, description, supplierName, splitRule, splitSettings, cap } = terms
  const { deliveryPence, deliveryVatRate, freeDeliveryFromPence } = terms
  const times = copiedTimes(terms, dates, now)
  return {
    ...own,
    ...times,
    ...{ description, supplierName, splitRule, splitSettings, cap },
    ...{ deliveryPence, deliveryVatRate, freeDeliveryFromPence },
    title: retitled(title, terms.closesAt, times.closesAt),
    items: terms.items.map(({ id: _, position: __, ...item }) => item),
  }
}

const yearOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO("Europe/London").year

/** "Copier paper, December 2025" closes in 2026 now: a year in the title moves along. */
const retitled = (title: string, then: Temporal.Instant, now: Temporal.Instant): string =>
  title.replaceAll(new RegExp(`\\b${yearOf(then)}\\b`, "g"), String(yearOf(now)))
