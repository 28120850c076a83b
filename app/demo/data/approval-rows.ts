import { civilDateOf } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { type DemoPerson, holderOf } from "#app/demo/data/people.ts"
import { type PoolPlan, stepTo } from "#app/demo/data/pool-plan.ts"
import { limitedSchool, limitedSince, limitsNow } from "#app/demo/data/spending-limit-rows.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import { neededApproval, worstCasePence } from "#app/features/purchasing/approvals/needed-approval.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

type Answer = {
  school: string
  schoolId: string
  person: DemoPerson
  role: SchoolRole
  lines: readonly CommitmentLine[]
  committedAt: Temporal.Instant
}

/** What a person says, or Kith at closing. */
type Step = { step: string; at: Temporal.Instant; by: DemoPerson | null; role: string; reason?: string }

const acts: Record<string, string> = {
  asked: "ask-for-approval",
  approved: "approve-commitment",
  "left-out": "leave-out-of-pool",
}

/**
 * Asks for the approval that an answer needs by its school's limits. The head gives it the same day, but where the plan
 * says that nobody has.
 *
 * @returns whether the answer counts
 */
export function addApproval(
  rows: DemoRows,
  plan: PoolPlan,
  terms: PoolTerms,
  answer: Answer,
  now: Temporal.Instant,
): boolean {
  const { school, schoolId, person, role, lines, committedAt } = answer
  if (school !== limitedSchool) return true
  if (Temporal.Instant.compare(committedAt, limitedSince(civilDateOf(now))) < 0) return true
  const needed = neededApproval({ terms, lines, limits: limitsNow, roles: [role] })
  if (!needed) return true
  const worst = worstCasePence(terms, lines)
  const approver = holderOf(needed.level === "head" ? "head" : "governor", school)
  const closed = stepTo(plan, "closed")
  const isApproved = !plan.unapproved?.includes(school)
  const approvedAt = committedAt.add({ minutes: 47 })
  const base = { poolId: terms.id, postId: null, schoolId, worstCasePence: worst }
  rows.approval.push({
    ...base,
    ...needed,
    state: isApproved ? "approved" : closed ? "left-out" : "awaiting",
    ...{ askedBy: person.id, askedAt: committedAt, toldAt: committedAt.add({ seconds: 30 }) },
    approvedPence: isApproved ? worst : null,
    approvedBy: isApproved ? approver.id : null,
    approvedAt: isApproved ? approvedAt : null,
  })
  const asked: Step = { step: "asked", at: committedAt, by: person, role: roleNames([role]) }
  const approved: Step = {
    step: "approved",
    at: approvedAt,
    by: approver,
    role: roleNames([needed.level === "head" ? "head" : "governor"]),
  }
  const leftOut: Step | undefined = closed && {
    ...{ step: "left-out", at: closed.at, by: null, role: "" },
    reason: `Nobody had approved its answer, which could have come to ${formatPounds(worst)} including VAT.`,
  }
  for (const step of [asked, isApproved ? approved : leftOut]) if (step) addStep(rows, terms, base, step)
  return isApproved
}

const addStep = (
  rows: DemoRows,
  terms: PoolTerms,
  base: { poolId: string; postId: null; schoolId: string; worstCasePence: bigint },
  { step, at, by, role, reason = "" }: Step,
) => {
  rows.approvalStep.push({
    ...{ id: demoId(`approval ${step} ${terms.id} ${base.schoolId}`, at), ...base, step, happenedAt: at },
    ...{ personId: by?.id ?? null, personName: by?.name ?? "Kith", role, reason },
  })
  recordDemoEvent(rows, {
    act: acts[step] ?? step,
    subject: { kind: "pool", id: terms.id },
    detail: { title: terms.title, worstCase: `${formatPounds(base.worstCasePence)} inc VAT` },
    ...{ at, by, schoolId: base.schoolId },
  })
}
