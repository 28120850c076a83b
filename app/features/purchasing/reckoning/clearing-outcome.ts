import type { Pence } from "#app/core/money.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { SchoolReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import type { OddPenny } from "#app/features/splitting/workings.ts"

/** What closing came to for one item, for everybody who sees the pool: sums only, no school's quantity. */
export type ItemOutcome = {
  itemId: string
  /** `no-agreement`: enough was asked for, and too little of it remained at what it would have cost. */
  outcome: "cleared" | "below-minimum" | "no-agreement" | "nobody"
  /** Units asked for, before any condition was looked at. */
  asked: number
  /** Units of the schools that are in; where the item did not clear, units asked for. */
  committed: number
  /** Units to order from the supplier: more where that is cheaper or fills packs, less where a pack stays unfilled. */
  ordered: number
  /** The supplier's price of a unit, on average where prices are incremental; null where the item did not clear. */
  unitPrice: UnitPrice | null
  netPence: Pence
  /** Units and whole packs that would have reached the minimum; 0 where it cleared. */
  unitsShort: number
  packsShort: number
  /** "240 reams reach the price from 200: £3.40 each." */
  reason: string
}

/** Why a share is what it is: sentences to read, and the same as data that JSON can carry (money as decimal text). */
export type ShareWorkings = {
  sentences: string[]
  /** "12 of 144 reams" */
  basis: string
  /** The total that was shared, in pence. */
  totalPence: string
  /** The share before rounding, in pounds: "83.3333". */
  exactPounds: string
  oddPenny: OddPenny | null
}

/** One school's part of one item, or of delivery where `itemId` is null (its quantity is then 1). */
export type PoolShare = {
  schoolId: string
  itemId: string | null
  /** Units that come to the school. */
  quantity: number
  netPence: Pence
  workings: ShareWorkings
}

/** One school's part of the VAT at one rate. */
export type VatShare = {
  schoolId: string
  vatRate: VatRate
  /** What the school's items and delivery at this rate come to before VAT. */
  netPence: Pence
  vatPence: Pence
  workings: ShareWorkings
}

/** The result of clearing a pool. The shares of a cleared pool add up to the supplier's invoice to the penny. */
export type PoolClearing =
  | {
      kind: "cleared"
      items: ItemOutcome[]
      shares: PoolShare[]
      vatShares: VatShare[]
      goodsPence: Pence
      deliveryPence: Pence
      vatPence: Pence
      /** Why delivery was shared equally and not by the pool's rule; null where the rule held. */
      splitRefusal: string | null
      reasons: SchoolReason[]
    }
  | { kind: "nothing-clears"; items: ItemOutcome[]; reasons: SchoolReason[] }
