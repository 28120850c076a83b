import type { VatRate } from "#app/core/vat.ts"
import type { GroupKey } from "#app/demo/data/groups.ts"
import type { SchoolFacts } from "#app/demo/data/school-facts.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

/** How much of an item a school takes, before chance: so many for each pupil, or about so many for each school. */
type Demand = { perPupil: number } | { perSchool: readonly [least: number, most: number] }

export type ItemFacts = {
  name: string
  unit: string
  pack?: number
  vat: VatRate
  cfr: string
  /** Pounds for one, as typed. */
  usual: string
  tiers: readonly (readonly [fromQuantity: number, pounds: string])[]
  demand: Demand
  /** How demand becomes an order, where it is not the usual way. */
  ordering?: Partial<Pick<PoolItem, "pricing" | "packs" | "ordersBeyond">>
}

/** Something that schools buy together every year. */
export type Purchase = {
  key: string
  title: string
  description: string
  supplier: string
  /** Pounds before VAT, as typed; "0" where it is included. */
  delivery: string
  split?: { rule: string; settings?: Record<string, unknown> }
  group: GroupKey
  /** Months in which it closes. */
  months: readonly number[]
  /** Only schools of these phases take part; all, without. */
  phases?: readonly SchoolFacts["phase"][]
  items: readonly ItemFacts[]
}
