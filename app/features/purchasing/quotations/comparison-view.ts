import type { Picture } from "#app/features/purchasing/quotations/picture.ts"

/** What one offer comes to for everything that is wanted. */
export type OfferView = {
  key: string
  name: string
  /** The quotation's page; null for the terms that the pool has. */
  href: string | null
  /** "In use", "Valid until 4 Dec 2026" */
  standing: string
  isExpired: boolean
  goods: string
  delivery: string
  vat: string
  gross: string
  isCheapest: boolean
  /** Why it does not compare, or what comes with it. */
  notes: string[]
  workings: string[]
}

/** What an offer comes to in one row of a table; `detail` is a smaller line below. */
export type CellView = { key: string; main: string; detail: string; isCheapest: boolean }

export type QuantityRow = { quantity: string; isToday: boolean; cells: CellView[] }

export type ItemView = {
  id: string
  name: string
  unit: string
  /** "one ream, ex VAT, delivery included" */
  basis: string
  picture: Picture | null
  spoken: string
  rows: QuantityRow[]
}

export type SchoolRow = { id: string; name: string; href: string; cells: CellView[] }

/** How the figures of one school come about, offer by offer. */
export type SchoolWorkings = { name: string; offers: { key: string; name: string; parts: string[] }[] }

export type DecidedView = { id: string; name: string; href: string; what: string; because: string }

/** A pool's quotations side by side, in words and plain numbers. */
export type ComparisonView = {
  suppliers: { key: string; name: string }[]
  /** "for the 1,240 reams that 14 schools have committed to" */
  demand: { sentence: string; isKnown: boolean }
  offers: OfferView[]
  verdict: string | null
  items: { id: string; name: string; href: string; isShown: boolean }[]
  item: ItemView | null
  schools: SchoolRow[]
  schoolsNewer: string | null
  schoolsOlder: string | null
  school: SchoolWorkings | null
  decided: DecidedView[]
}

/** What each offer would come to for one school that does not lead the pool. */
export type OwnOffersView = {
  rows: { key: string; name: string; standing: string; gross: string; note: string; isCheapest: boolean }[]
}
