import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { addClearing } from "#app/demo/data/clearing-rows.ts"
import { addCommitments, type MadeCommitment } from "#app/demo/data/commitment-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { type PlannedStep, type PoolPlan, stateOf, stepTo } from "#app/demo/data/pool-plan.ts"
import { addPool, termsOf } from "#app/demo/data/pool-rows.ts"
import { createRandom } from "#app/demo/data/random.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { outcomeOf } from "#app/features/purchasing/pools/close-pool.server.ts"
import type { PoolState, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

/** A pool of the demo with what came of it; `clearing` is null for one that has not closed. */
export type MadePool = {
  plan: PoolPlan
  terms: PoolTerms
  commitments: MadeCommitment[]
  clearing: PoolClearing | null
}

const acts: Record<PoolState, string> = {
  draft: "create-pool",
  open: "open-pool",
  closed: "close-pool",
  ordered: "order-pool",
  delivered: "deliver-pool",
  invoiced: "invoice-pool",
  cancelled: "cancel-pool",
}

/** Makes every row of a planned pool but its invoices. Nothing in it happens after `now`. */
export function addPlannedPool(
  rows: DemoRows,
  plan: PoolPlan,
  now: Temporal.Instant,
  copiedFrom: string | null,
): MadePool {
  const terms = termsOf(plan, copiedFrom)
  const takesUntil = [plan.closesAt, stepTo(plan, "cancelled")?.at ?? now, now].sort(
    Temporal.Instant.compare,
  )[0]!
  const random = createRandom(`commitments ${plan.key}`)
  recordStep(rows, plan, terms, {
    to: "draft",
    at: plan.createdAt,
    by: holderOf("business-manager", plan.lead),
  })
  const commitments = addCommitments(rows, plan, terms, random, { until: takesUntil, now })
  const closed = stepTo(plan, "closed")
  const clearing = closed ? addClearing(rows, terms, commitments, closed.at) : null
  const outcome = clearing?.kind ?? null
  const planned = outcome === "nothing-clears" ? upTo(plan.steps, "closed") : plan.steps
  const steps = planned.map((step) =>
    step.to === "closed" && clearing ? { ...step, reason: outcomeOf(clearing) } : step,
  )
  const made = { ...plan, steps }
  addPool(rows, made, { ...terms, state: stateOf(made) }, outcome)
  addSteps(rows, made, terms)
  return { plan: made, terms: { ...terms, state: stateOf(made), outcome }, commitments, clearing }
}

const upTo = (steps: readonly PlannedStep[], last: PoolState) =>
  steps.slice(0, steps.findIndex(({ to }) => to === last) + 1)

const addSteps = (rows: DemoRows, plan: PoolPlan, terms: PoolTerms) => {
  let from: PoolState = "draft"
  if (plan.releasedAt)
    addTransition(rows, terms, from, {
      to: "draft",
      at: plan.releasedAt,
      by: releaser(plan),
      reason: "Opens by itself.",
    })
  for (const step of plan.steps) {
    addTransition(rows, terms, from, step)
    recordStep(rows, plan, terms, step)
    from = step.to
  }
}

const releaser = (plan: PoolPlan) => holderOf("business-manager", plan.lead)

const addTransition = (rows: DemoRows, terms: PoolTerms, from: PoolState, step: PlannedStep) =>
  rows.poolTransition.push({
    id: demoId(`transition ${terms.id} ${from} ${step.to}`, step.at),
    poolId: terms.id,
    fromState: from,
    toState: step.to,
    happenedAt: step.at,
    personId: step.by?.id ?? null,
    personName: step.by?.name ?? "Kith",
    reason: step.reason ?? "",
  })

const recordStep = (rows: DemoRows, plan: PoolPlan, terms: PoolTerms, step: PlannedStep) =>
  recordDemoEvent(rows, {
    act: acts[step.to],
    subject: { kind: "pool", id: terms.id },
    groupId: terms.groups[0]?.id,
    schoolId: schoolNamed(plan.lead).id,
    at: step.at,
    by: step.by,
    detail: { title: terms.title, ...(step.reason ? { reason: step.reason } : {}) },
  })
