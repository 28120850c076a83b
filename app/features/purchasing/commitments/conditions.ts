import type { Pence } from "#app/core/money.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"

/**
 * "So many units if each costs us at most this": before VAT, our part of delivery included, which counts evenly over
 * all units that the school takes in the pool.
 */
export type LimitStep = { quantity: number; limit: UnitPrice }

/** The conditions of one line of a commitment. */
export type LineConditions = {
  itemId: string
  /** Quantities rise and limits fall, and the last quantity is the line's. Empty: the line's quantity at any price. */
  steps: LimitStep[]
  /** How many units more the school takes so that a pack fills; counts where packs are split. */
  tolerance: number
  /** What the school takes instead of what it cannot have of this line. */
  substitute: Substitute | null
}

/** Unit for unit for what is missing, `most` of it at the most; null for all that is missing. */
export type Substitute = { itemId: string; limit: UnitPrice; most: number | null }

/** How many units stand in for so many that are missing, where packs come whole or are split. */
export const unitsInstead = (
  { most }: Pick<Substitute, "most">,
  missing: number,
  { packs, packSize }: { packs: "whole" | "split"; packSize: number },
): number => {
  const wanted = Math.min(missing, most ?? missing)
  return packs === "whole" ? wanted - (wanted % packSize) : wanted
}

/** What has to hold for a school to be in. Its own school's answering people alone may read it, now and later. */
export type Conditions = {
  /** The most that everything may come to, delivery included. */
  totalLimit: { pence: Pence; includesVat: boolean } | null
  /** How many schools must be in, this one counted. */
  leastSchools: number | null
  /** Nothing unless something of every line clears, or its substitute. */
  allOrNothing: boolean
  /** Lines that have conditions; the others are taken at any price. */
  lines: LineConditions[]
}

/** The most steps that one line can have. */
export const MOST_STEPS = 4

/** Whether anything is asked for at all. */
export const isConditional = (conditions: Conditions | null | undefined): conditions is Conditions =>
  !!conditions &&
  (conditions.totalLimit !== null ||
    conditions.leastSchools !== null ||
    conditions.allOrNothing ||
    conditions.lines.length > 0)
