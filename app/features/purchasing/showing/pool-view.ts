import type { Pence } from "#app/core/money.ts"
import { type Approval, isCounted } from "#app/features/purchasing/approvals/approval.ts"
import type {
  CommitmentLine,
  ItemDemand,
  OwnCommitment,
} from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolOutcome, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolTransition } from "#app/features/purchasing/pools/pool-transitions.ts"
import type { ItemOutcome, PoolShare, VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { ExplainedReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"

export type Participant = {
  schoolId: string
  name: string
  numberOnRoll: number | null
  committedAt: Temporal.Instant
}

/** What a school committed to, as those who lead the pool see it. */
export type SchoolCommitment = { schoolId: string; purchaseOrderNumber: string; lines: CommitmentLine[] }

export type PoolResult = {
  outcome: PoolOutcome
  clearedAt: Temporal.Instant
  goodsPence: Pence
  deliveryPence: Pence
  vatPence: Pence
  items: ItemOutcome[]
  splitRefusal: string | null
  /** One's own school's, or every school's for those who lead the pool. */
  shares: PoolShare[]
  vatShares: VatShare[]
  /** Why the acting school is in or out, with its own limits; for its answering people alone. */
  reason: ExplainedReason | null
}

/** Everything that a pool's page may show this person; what they may not know is not in it. */
export type PoolView = {
  terms: PoolTerms
  /** The database's clock when this was read. */
  now: Temporal.Instant
  /** Whether what it comes to depends on somebody's conditions, or on tolerances. */
  isConditional: boolean
  /** Whether other suppliers have offered something for an open pool that the acting school is in. */
  hasOffers: boolean
  demand: ItemDemand[]
  /** What waits for approval at its schools, and is in no price yet; null where nothing does. */
  awaiting: { items: ItemDemand[]; schools: number } | null
  participants: Participant[]
  /** The acting school's. */
  mine: OwnCommitment | null
  /** Of the acting school's answer; null where nobody has had to approve it. */
  approval: Approval | null
  /** For those who lead it; others find their own school's here, if any. */
  commitments: SchoolCommitment[]
  transitions: PoolTransition[]
  result: PoolResult | null
}

/** What of the demand is the acting school's own: what it takes, unless that waits for approval. */
export const ownDemand = ({ mine, approval }: Pick<PoolView, "mine" | "approval">): CommitmentLine[] =>
  isCounted(approval) ? (mine?.lines ?? []) : []
