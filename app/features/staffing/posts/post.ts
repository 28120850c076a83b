import type { Pence } from "#app/core/money.ts"
import type { PostPay } from "#app/features/staffing/posts/post-cost.ts"

/** A specialist whom one school employs and several use, as its terms stand from the opening on. */
export type SharedPost = {
  id: string
  title: string
  description: string
  employer: { id: string; name: string }
  groups: { id: string; name: string }[]
  state: PostState
  /** Offered a week, in half-days. */
  halfDays: number
  /** The post does not form with fewer of them taken. */
  leastHalfDays: number
  startsOn: Temporal.PlainDate
  /** The last day of it. */
  endsOn: Temporal.PlainDate
  /** How many weeks are worked from the first day to the last. */
  weeks: number
  /** Schools answer until then. */
  closesAt: Temporal.Instant
  /** For every day worked. */
  travelDayPence: Pence
  /** Under which the schools report what they pay; null: nobody has said. */
  cfrCode: string | null
  pay: PostPay
  createdBy: string
}

export type PostState = "draft" | "open" | "formed" | "not-formed" | "running" | "ended" | "cancelled"

/** Every way a post can go. One that is running ends by its dates, or is cancelled with a reason. */
const transitions: Record<PostState, readonly PostState[]> = {
  draft: ["open", "cancelled"],
  open: ["formed", "not-formed", "cancelled"],
  formed: ["running", "cancelled"],
  "not-formed": [],
  running: ["ended", "cancelled"],
  ended: [],
  cancelled: [],
}

export const mayBecome = (from: PostState, to: PostState): boolean => transitions[from].includes(to)

export const stateNames: Record<PostState, string> = {
  draft: "Draft",
  open: "Open",
  formed: "Formed",
  "not-formed": "Not formed",
  running: "Running",
  ended: "Ended",
  cancelled: "Cancelled",
}

type Answerable = Pick<SharedPost, "state" | "closesAt">

export const isOpen = ({ state, closesAt }: Answerable, now: Temporal.Instant): boolean =>
  state === "open" && Temporal.Instant.compare(now, closesAt) < 0

/** Past its instant, and the worker has not come to it yet. */
export const isClosing = (post: Answerable, now: Temporal.Instant): boolean =>
  post.state === "open" && !isOpen(post, now)

/** Whether schools have days of it, and so a week to be made. */
export const hasFormed = ({ state }: Pick<SharedPost, "state">): boolean =>
  state === "formed" || state === "running" || state === "ended"
