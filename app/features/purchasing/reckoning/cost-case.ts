import type { Pence } from "#app/core/money.ts"
import type { Commitment, CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Cost } from "#app/features/purchasing/reckoning/cost.ts"

/** Who asks, what they would take, and what the others take as things stand. */
export type CostQuestion = {
  terms: PoolTerms
  me: { id: string; name: string; numberOnRoll: number | null }
  /** In units; items left out are not taken. */
  mine: readonly CommitmentLine[]
  conditions?: Conditions | null
  others: OtherDemand
}

/** The demand of all other schools: how much of each item, and which schools they are. */
export type OtherDemand = {
  byItem: ReadonlyMap<string, number>
  schools: readonly { id: string; name: string; numberOnRoll: number | null }[]
  /** Each of their bids, where conditions make it depend on them; sums do otherwise. */
  bids?: readonly Commitment[] | null
}

/** A part of a case: one item, or delivery where `itemId` is null. Net pence; null where it would not be bought. */
export type CostPart = { itemId: string | null; netPence: Pence | null; sentence: string }

/** What the pool comes to for one school under one assumption, which `explanation` says in a sentence. */
export type CostCase = Cost & { explanation: string; parts: CostPart[] }
