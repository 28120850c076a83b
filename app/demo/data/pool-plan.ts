import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"
import type { Wish } from "#app/demo/data/condition-rows.ts"
import type { GroupKey } from "#app/demo/data/groups.ts"
import type { DemoPerson } from "#app/demo/data/people.ts"
import type { PoolCap } from "#app/features/purchasing/cap/pool-cap.ts"
import type { PoolState } from "#app/features/purchasing/pools/pool.ts"

/** One move of a pool; `by` is null where Kith moved it by itself. */
export type PlannedStep = { to: PoolState; at: Temporal.Instant; by: DemoPerson | null; reason?: string }

/** What one school takes: a quantity for each item of the purchase, 0 for none. */
export type Taking = { school: string; quantities: number[] }

/** A pool as the demo wants it, from which all its rows follow. */
export type PoolPlan = {
  key: string
  purchase: Purchase
  title: string
  /** Key of the school that orders and recharges. */
  lead: string
  groups: readonly GroupKey[]
  createdAt: Temporal.Instant
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  releasedAt: Temporal.Instant | null
  deliveryExpectedOn: Temporal.PlainDate
  /** What closes it before its instant. */
  cap?: PoolCap
  /** Whether it began as a copy of the last pool for the same purchase. */
  again?: boolean
  takings: readonly Taking[]
  /** On what conditions schools take it, by their keys. */
  wishes?: Readonly<Record<string, Wish>>
  /** Schools whose business manager answers, and nobody approves it. */
  unapproved?: readonly string[]
  /** In order of time; none for a draft. */
  steps: readonly PlannedStep[]
}

export const stateOf = ({ steps }: Pick<PoolPlan, "steps">): PoolState => steps.at(-1)?.to ?? "draft"

export const stepTo = ({ steps }: Pick<PoolPlan, "steps">, state: PoolState): PlannedStep | undefined =>
  steps.find((step) => step.to === state)
