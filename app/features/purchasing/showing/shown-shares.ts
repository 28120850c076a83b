import type { PartView } from "#app/features/purchasing/showing/shown-pool.ts"

/** Amounts in words: goods and delivery before VAT, the VAT, and all of it. */
export type AmountsView = { goods: string; delivery: string; vat: string; gross: string }

export type SchoolShareView = AmountsView & {
  id: string
  name: string
  orderNumber: string
  parts: PartView[]
}

/** Every school's share of a pool beside the supplier's invoice. */
export type SharesView = {
  schools: SchoolShareView[]
  total: AmountsView
  supplier: AmountsView
  reconciles: boolean
  /** Who is invoiced, and by whom. */
  recharge: string
}
