import type { Pence } from "#app/core/money.ts"
import type { ApprovalLevel } from "#app/features/purchasing/approvals/spending-limits.ts"

/**
 * How a school's answer stands with those who have to approve it. `not-needed`: it was asked for, and the answer has
 * since come within what whoever gave it may commit. `left-out`: the pool closed first.
 */
export type ApprovalState = "awaiting" | "approved" | "refused" | "not-needed" | "left-out"

export type ApprovalStep = {
  step: "asked" | "approved" | "refused" | "left-out"
  worstCasePence: Pence
  at: Temporal.Instant
  personName: string
  /** As what they acted: a role at the school at that time; "" where nobody acted. */
  role: string
  reason: string
}

/** What a school's answer waits for, or has been given, as that school sees it. */
export type Approval = {
  state: ApprovalState
  level: ApprovalLevel
  /** The most that the answer as it stands can come to, VAT included. */
  worstCasePence: Pence
  because: string
  askedBy: { id: string; name: string }
  steps: ApprovalStep[]
}

/** An answer counts towards the pool's demand and its closing, unless it waits or was refused. */
export const isCounted = (approval: Pick<Approval, "state"> | null): boolean =>
  approval === null || approval.state === "approved" || approval.state === "not-needed"
