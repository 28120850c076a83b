import type { ShareView } from "#app/features/purchasing/showing/shown-pool.ts"

/** One item of an order beside what came of it. All are words. */
export type ArrivedItemView = {
  id: string
  name: string
  ordered: string
  arrived: string
  difference: string
  price: string
}

export type DeliveryView = {
  id: string
  on: string
  by: string
  note: string
  completes: boolean
  what: string[]
}

export type CorrectionView = {
  id: string
  reason: string
  by: string
  supplier: string
  /** For the viewer's school. */
  mine: { name: string; before: string; after: string; difference: string }[]
}

export type ReceiptView = {
  id: string
  isOpen: boolean
  isConfirmed: boolean
  said: string
  reply: string | null
}

export type ReceiptsView = {
  disputes: (ReceiptView & { school: string; item: string })[]
  progress: string | null
}

/** What the form for a delivery begins with. */
export type DeliveryFormView = {
  id: string
  today: string
  lines: { id: string; name: string; unit: string; toCome: number; price: string }[]
}

/** Everything that the page of a delivery shows to one person. */
export type DeliveryPage = {
  pool: { id: string; title: string; supplier: string; lead: string }
  isComplete: boolean
  items: ArrivedItemView[]
  deliveries: DeliveryView[]
  corrections: CorrectionView[]
  share: ShareView | null
  mayConfirm: boolean
  /** For those who lead the pool, once the delivery is complete. */
  receipts: ReceiptsView | null
  mayCorrect: boolean
  hasOrder: boolean
  form: DeliveryFormView | null
}
