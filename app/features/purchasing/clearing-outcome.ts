import type { Pence } from "#app/core/money.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"

/** What closing came to for one item, for everybody who sees the pool: sums only, no school's quantity. */
export type ItemOutcome = {
  itemId: string
  outcome: "cleared" | "below-minimum" | "nobody"
  /** Units that the schools committed to, and units to order from the supplier. */
  committed: number
  ordered: number
  /** null where the item did not clear. */
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
  oddPenny: "largest-remainder" | "turn" | null
}

/** One school's part of one item, or of delivery where `itemId` is null (its quantity is then 1). */
export type PoolShare = {
  schoolId: string
  itemId: string | null
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
    }
  | { kind: "nothing-clears"; items: ItemOutcome[] }
