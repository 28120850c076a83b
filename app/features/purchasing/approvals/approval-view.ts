import type { MomentView } from "#app/core/from-now.ts"

export type ApprovalStepView = { key: string; at: MomentView; what: string; reason: string }

/** How a school's answer stands with those who have to approve it, fit to serialise. */
export type ApprovalView = {
  title: string
  tone: "notice" | "success" | "warning"
  sentences: string[]
  /** What to approve, for whoever may; null for everybody else. */
  toDecide: { shownPence: string; amount: string } | null
  history: ApprovalStepView[]
}
