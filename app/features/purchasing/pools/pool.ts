import type { Pence } from "#app/core/money.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { PoolCap } from "#app/features/purchasing/cap/pool-cap.ts"

export type PoolState = "draft" | "open" | "closed" | "ordered" | "delivered" | "invoiced" | "cancelled"
export type PoolOutcome = "cleared" | "nothing-clears"

/** The price of each unit from this many units on, for all of them. */
export type PriceTier = { fromQuantity: number; unitPrice: UnitPrice }

/** Whether reaching a price makes every unit cheaper, or only those from its quantity on. */
export type Pricing = "all-units" | "incremental"

/** Whether every school takes whole packs, or packs are split between schools within their tolerances. */
export type PackRule = "whole" | "split"

/** How an item's demand becomes an order: what its lead chose about prices and packs. */
type Ordering = {
  pricing: Pricing
  packs: PackRule
  /** Whether more is ordered than is wanted where that is cheaper in total. Never where packs are split. */
  ordersBeyond: boolean
}

/** What a lead who chooses nothing has. */
export const usualOrdering: Ordering = { pricing: "all-units", packs: "whole", ordersBeyond: false }

/** One thing to buy. Quantities are counted in units everywhere. */
export type PoolItem = Ordering & {
  id: string
  position: number
  name: string
  /** What one is called: "ream". */
  unit: string
  packSize: number
  vatRate: VatRate
  cfrCode: string
  /** What a school pays elsewhere when it buys alone, delivery included; null where nobody said. */
  usualUnitPrice: UnitPrice | null
  /** Ascending quantities, prices that never rise; the first quantity is the supplier's minimum. At least one. */
  tiers: PriceTier[]
}

/** What a school that joins agrees to. Fixed from the moment the pool opens, but for a later closing. */
export type PoolTerms = {
  id: string
  title: string
  description: string
  leadSchool: { id: string; name: string }
  supplierName: string
  state: PoolState
  /** What closing came to; null before. */
  outcome: PoolOutcome | null
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  /** A draft that has been released opens by itself at `opensAt`; null for one that is still being written. */
  releasedAt: Temporal.Instant | null
  deliveryExpectedOn: Temporal.PlainDate | null
  deliveryPence: Pence
  deliveryVatRate: VatRate
  /** Goods before VAT from which the supplier charges no delivery; null where it always does. */
  freeDeliveryFromPence: Pence | null
  /** Key of the rule in the registry that shares delivery (splitting/split-rules.ts), and its settings as typed. */
  splitRule: string
  splitSettings: unknown
  groups: { id: string; name: string }[]
  /** What closes it before its instant; null where time alone does. */
  cap: PoolCap | null
  /** The earlier pool that it began as a copy of. */
  copiedFrom: string | null
  items: PoolItem[]
}

type InTime = Pick<PoolTerms, "state" | "closesAt">

/** A pool takes commitments from its opening up to, and not at, its closing instant. */
export const isOpen = (pool: InTime, now: Temporal.Instant): boolean =>
  pool.state === "open" && Temporal.Instant.compare(now, pool.closesAt) < 0

/** Past its closing instant and not yet cleared: the worker is about to, or has been away. */
export const isClosing = (pool: InTime, now: Temporal.Instant): boolean =>
  pool.state === "open" && !isOpen(pool, now)

/** A released draft opens by itself. */
export const isScheduled = (pool: Pick<PoolTerms, "state" | "releasedAt">): boolean =>
  pool.state === "draft" && pool.releasedAt !== null

/** The item that a line, a share or a delivery speaks of. Throws where it is not the pool's, as every one of them is. */
export const itemOf = ({ items }: { items: readonly PoolItem[] }, itemId: string): PoolItem => {
  const item = items.find(({ id }) => id === itemId)
  if (!item) throw new Error(`The pool has no item ${itemId}`)
  return item
}

/** The smallest quantity that the supplier sells. */
export const minimumOf = (item: Pick<PoolItem, "tiers">): number => item.tiers[0]!.fromQuantity

/** The tier that a quantity reaches, or null below the minimum. */
export const tierAt = (item: Pick<PoolItem, "tiers">, quantity: number): PriceTier | null =>
  item.tiers.findLast((tier) => tier.fromQuantity <= quantity) ?? null

/** The tier after the one that a quantity reaches; below the minimum the first one. null at the best price. */
export const tierAfter = (item: Pick<PoolItem, "tiers">, quantity: number): PriceTier | null =>
  item.tiers.find((tier) => tier.fromQuantity > quantity) ?? null
