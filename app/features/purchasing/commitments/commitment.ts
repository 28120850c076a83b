import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"

/** How much of one item a school takes, in units; never zero. With steps, this is the largest of them. */
export type CommitmentLine = { itemId: string; quantity: number }

/** A school that takes something, as the calculation at closing needs it. */
export type Commitment = {
  schoolId: string
  schoolName: string
  /** null where it is not known. */
  numberOnRoll: number | null
  lines: CommitmentLine[]
  /** What it set as conditions; none for a school that takes its quantities at any price. */
  conditions?: Conditions | null
}

/** What a school has committed to, as it sees it itself. */
export type OwnCommitment = {
  purchaseOrderNumber: string
  committedBy: string
  committedAt: Temporal.Instant
  changedAt: Temporal.Instant
  lines: CommitmentLine[]
  /** For its answering people alone; null for others of the school, and where there are none. */
  conditions: Conditions | null
}

/** What all schools together take of one item. Everybody in the pool's groups may know it. */
export type ItemDemand = { itemId: string; quantity: number; schools: number }

/** The largest quantity of one item that one school can take. */
export const MOST_UNITS = 1_000_000
/** The longest purchase order number. */
export const LONGEST_ORDER_NUMBER = 40
