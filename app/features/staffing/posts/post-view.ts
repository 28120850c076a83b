import type { Pence } from "#app/core/money.ts"
import type { Approval } from "#app/features/purchasing/approvals/approval.ts"
import type { DayBid } from "#app/features/staffing/posts/clear-post.ts"
import type { WantedDays } from "#app/features/staffing/posts/days-form.ts"
import type { PostReason } from "#app/features/staffing/posts/explain-post.ts"
import type { PostState, SharedPost } from "#app/features/staffing/posts/post.ts"

/** A school that answered; what it asks for is null where it is not for whoever asks to know. */
export type PostSchool = {
  schoolId: string
  name: string
  asked: number | null
  /** Null until the post has closed. */
  halfDays: number | null
  waiting: number | null
}

export type PostStep = {
  from: PostState
  to: PostState
  at: Temporal.Instant
  personName: string
  reason: string
}

export type PostResult = {
  takenHalfDays: number
  totalPence: Pence
  dayPence: Pence | null
  moreHalfDays: number | null
  waiting: string[]
}

/** A post as one person of one school sees it. */
export type PostView = {
  post: SharedPost
  now: Temporal.Instant
  demand: { halfDays: number; schools: number }
  schools: PostSchool[]
  mine: WantedDays | null
  /** Everybody's, for a calculation alone; empty once the post has closed. */
  bids: DayBid[]
  /** Of the own school's answer; null where nobody had to approve it. */
  approval: Approval | null
  /** What other schools' people, and one's own, have not approved yet; null where nothing waits. */
  awaiting: { halfDays: number; schools: number } | null
  steps: PostStep[]
  result: PostResult | null
  /** All for whoever leads the post, else one's own. */
  shares: { schoolId: string; netPence: Pence }[]
  reason: PostReason | null
}

export type ListedPost = {
  post: SharedPost
  /** Half-days a week asked for, or taken once it has closed. */
  halfDays: number
  schools: number
  /** Of the acting school, asked for or got; null where it has not answered. */
  mine: number | null
}
