import type { Pence } from "#app/core/money.ts"

/** From `min` units on, each costs `price`. Mins ascend strictly, from the minimum order; prices never rise. */
export type Tier = { min: number; price: bigint }

export type Supplier = {
  id: string
  /** Whether reaching a tier makes every unit cheaper, or only those from the tier's minimum on. */
  pricing: "allUnits" | "incremental"
  tiers: readonly Tier[]
  /** Delivery and the like, once for the whole order. */
  fixed: Pence
}

/**
 * "I take `quantity` units if they cost me at most `limit` each, my part of the fixed cost included." A school's
 * steps rise strictly in quantity and fall strictly in limit.
 */
export type Step = { quantity: number; limit: bigint }

/** The limit of a school that takes its quantity at any price. */
export const ANY_PRICE = 2n ** 62n

export type Bidder = {
  id: string
  /** Unique; of equal claims to an odd penny or unit, the lower order's is served first. */
  order: number
  steps: readonly Step[]
}

type Scale = {
  /** How many units of `price` and `limit` make a penny: 100n for ten-thousandths of a pound. */
  unitsPerPenny: bigint
}

/** What is bought by the unit. */
export type UnitsInstance = Scale & {
  mode: "units"
  /** How the fixed cost is shared. Per school allows one supplier: a flat fee and a choice do not go together. */
  rule: "perUnit" | "perSchool"
  /** Whether more may be ordered than is wanted, where that is cheaper in total. */
  overshoot: boolean
  suppliers: readonly Supplier[]
  schools: readonly Bidder[]
}

/** What is bought in whole packs, at all-units prices; a school's tolerance is how many units more it accepts. */
export type PacksInstance = Scale & {
  mode: "packs"
  pack: number
  tiers: readonly Tier[]
  schools: readonly (Bidder & { tolerance: number })[]
}

export type ClearingInstance = UnitsInstance | PacksInstance

type Cleared = {
  kind: "cleared"
  /** What each school takes, index for index with the instance's schools; 0 for a school that is out. */
  quantities: number[]
  committed: number
  ordered: number
  total: Pence
  /** Add up to the total exactly. */
  shares: Pence[]
}

export type UnitsCleared = Cleared & {
  mode: "units"
  supplier: string
  surplus: number
  /** The supplier's line, rounded half up to a penny. */
  goods: Pence
  /** The same before rounding, in price units. */
  exactGoods: bigint
  fixed: Pence
}

export type PacksCleared = Cleared & {
  mode: "packs"
  unitPrice: bigint
  /** Units of what each school asked for, which is less than its quantity where packs leave some unordered. */
  received: number[]
  /** Units beyond it, within its tolerance. */
  extra: number[]
}

export type NothingClears = { kind: "nothing-clears" }

export type Clearing = UnitsCleared | PacksCleared | NothingClears
