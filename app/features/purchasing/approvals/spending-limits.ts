import type { Pence } from "#app/core/money.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"

/** Roles that can commit a school; each may have limits. */
export const spenders = ["finance", "business-manager", "head"] as const satisfies readonly SchoolRole[]
export type Spender = (typeof spenders)[number]

/** Whose limit it is: what they commit alone; for governors, what may be committed without them. */
export type LimitHolder = Spender | "governors"
export const limitHolders: readonly LimitHolder[] = [...spenders, "governors"]

/** How many limits for CFR codes a school can have. */
export const MOST_CODE_LIMITS = 80

export type SpendingLimit = {
  holder: LimitHolder
  /** null: for everything under codes that have no limit of their own. */
  cfrCode: string | null
  /** VAT included. */
  limitPence: Pence
}

/** A school's limits as they were set once; version 0, with none, before anybody did. */
export type LimitVersion = {
  version: number
  setBy: string
  setAt: Temporal.Instant | null
  limits: SpendingLimit[]
}

/** "Business managers may commit, on their own" */
export const holderNames: Record<LimitHolder, string> = {
  finance: "finance officer",
  "business-manager": "business manager",
  head: "headteacher",
  governors: "governors",
}

/** Whose approval is asked: a head's (or in place of one a governor's), or a governor's alone. */
export type ApprovalLevel = "head" | "governors"
