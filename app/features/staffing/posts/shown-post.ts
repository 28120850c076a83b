import type { MomentView } from "#app/core/from-now.ts"
import type { ApprovalView } from "#app/features/purchasing/approvals/approval-view.ts"
import type { PricePicture } from "#app/features/staffing/posts/price-picture.ts"

export type Tone = "neutral" | "active" | "good" | "attention" | "bad"

/** A post's page in words. */
export type ShownPost = {
  id: string
  title: string
  caption: string
  description: string
  tag: { tone: Tone; text: string }
  standing: { text: string; moment: MomentView | null }
  cancelledBecause: string | null
  facts: { key: string; value: string }[]
  picture: PricePicture | null
  /** How it stands at present, or how it ended. */
  summary: string
  figures: { label: string; figure: string; note?: string; strong?: boolean }[]
  approval: ApprovalView | null
  /** Days of other schools that wait for approval. */
  awaiting: string | null
  cost: {
    rows: { part: string; year: string; period: string }[]
    total: { year: string; period: string }
    basis: string
  }
  answer: {
    /** Why this person cannot answer; null where they can. */
    barred: string | null
    isOpen: boolean
    typed: Record<string, string>
    hasAnswered: boolean
  }
  schools: { id: string; name: string; days: string; waiting: string; share: string }[]
  daysHead: string
  seesDays: boolean
  result: { sentences: string[]; parts: { part: string; pence: string }[]; share: string | null } | null
  waiting: string[]
  may: {
    edit: boolean
    open: boolean
    cancel: boolean
    makeWeek: boolean
    withdraw: boolean
    seeWeek: boolean
    callOff: boolean
    nameHolder: boolean
    seePay: boolean
    seeWaiting: boolean
  }
  steps: { key: string; what: string; by: string; at: MomentView; reason: string }[]
}
