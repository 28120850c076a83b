import type { Pence } from "#app/core/money.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"

/** Why something that a school asked for did not clear. Each kind has the figures that decided. */
export type Obstacle =
  /**
   * With this step a unit would have cost more than its limit: `unitCost`, rounded up, of which `deliveryPart` is
   * delivery. Worked out as if the school had joined those who are in; where the item had no order left to join, as
   * it stood when the school fell out (`isAsItFell`).
   */
  | {
      because: "unit-limit"
      limit: UnitPrice
      unitCost: UnitPrice
      deliveryPart: UnitPrice
      isAsItFell: boolean
    }
  /** All that the school still wanted would have come to more than its total limit. */
  | { because: "total-limit"; limitPence: Pence; includesVat: boolean; wouldPayPence: Pence }
  /** So few units were left that the supplier would not sell any; or, with split packs, that no pack was filled. */
  | { because: "minimum-order"; minimum: number; demand: number }
  /** Fewer schools were left than this one asked for; it is counted in `schools`. */
  | { because: "too-few-schools"; leastSchools: number; schools: number }
  /** The school wanted everything or nothing, and this item could not be had. */
  | { because: "all-or-nothing"; missingItemId: string }

/** A quantity that was asked for and did not clear. */
export type MissedStep = { quantity: number; obstacle: Obstacle }

/** What became of one line of a commitment. */
export type LineReason = {
  itemId: string
  /** The item that this line stands in for, as its substitute; null for what was asked for in the first place. */
  standsInFor: string | null
  /** The largest quantity asked for, and the one that cleared; 0 for a line that is out. */
  asked: number
  cleared: number
  /** What comes to the school: it differs where packs are split or more is ordered than is wanted. */
  received: number
  /** The limit for the quantity that cleared; null for any price, and where nothing cleared. */
  limit: UnitPrice | null
  /** All-in for one unit that cleared, before VAT and rounded up; null where nothing cleared. */
  unitCost: UnitPrice | null
  /** How much of that is the school's part of delivery. */
  deliveryPart: UnitPrice | null
  /** The quantities above what cleared, the smallest first. */
  missed: MissedStep[]
}

/**
 * Why a school is in or out, line by line. It names the school's own limits, so its own school's answering people
 * alone may read it; it never depends on another school's limit other than through who is in and at what price.
 */
export type SchoolReason = {
  schoolId: string
  isIn: boolean
  /** How many schools are in, in all. */
  schoolsIn: number
  lines: LineReason[]
}

/** What would have brought a school more than it got. Each is found by clearing the pool anew, and never guessed. */
export type Change =
  /** With this limit a unit, all in and before VAT, and no other condition, the school would have had this much. */
  | { kind: "own-limit"; itemId: string; quantity: number; limit: UnitPrice }
  /** Had others asked for so many units more, which reach a price of the supplier's, the school would have had this much. */
  | { kind: "more-demand"; itemId: string; unitsMore: number; fromQuantity: number; quantity: number }

/** What is kept of a closed pool for each school. */
export type ExplainedReason = SchoolReason & { changes: Change[] }

const AMOUNTS = new Set(["limit", "unitCost", "deliveryPart", "limitPence", "wouldPayPence"])

/** Reads reasons out of JSON, in which money is decimal text. */
export const readReason = (json: string): ExplainedReason =>
  JSON.parse(json, (key, value) => (AMOUNTS.has(key) && typeof value === "string" ? BigInt(value) : value))
