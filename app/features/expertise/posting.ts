import type { Pence } from "#app/core/money.ts"
import type { GridPlace } from "#app/features/groups/schools/distance.ts"
import type { SchoolPhase } from "#app/features/groups/schools/school-phases.ts"

/** What a school gives, or what it lacks; both have the same shape, so that one can be held against the other. */
export type PostingSide = "offer" | "need"

export const postingKinds = ["expertise", "staff-time", "facility", "training"] as const
export type PostingKind = (typeof postingKinds)[number]

/** By what it is paid for; "exchange" is time for time. */
export const bases = ["day", "hour", "free", "exchange"] as const
export type Basis = (typeof bases)[number]

export const terms = ["autumn", "spring", "summer"] as const
export type Term = (typeof terms)[number]

/** Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5] as const
export type Weekday = (typeof weekdays)[number]

/** What somebody writes of an offer or a need. */
export type PostingDraft = {
  kind: PostingKind
  title: string
  description: string
  subjects: string[]
  phases: SchoolPhase[]
  weekdays: Weekday[]
  terms: Term[]
  credentials: string
  languages: string
  /** How much of a week is offered or sought; null where nothing is said. */
  weeklyHalfDays: number | null
  /** How far somebody travels, in miles; null where nothing is said. */
  travelMiles: number | null
  basis: Basis
  /** What an offer costs, or the most that a need may cost, before VAT; null where it is free or exchanged. */
  ratePence: Pence | null
  /** Of training. */
  trainingOn: Temporal.PlainDate | null
  trainingPlaces: number | null
  /** The last day on which it stands. */
  closesOn: Temporal.PlainDate
  groupIds: string[]
  /** Whom or what of the school's own an offer is about, where that can be booked. */
  resourceId: string | null
}

export type Posting = PostingDraft & {
  id: string
  side: PostingSide
  school: { id: string; name: string; place: GridPlace | null }
  postedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  /** Nobody else sees it before a head or business manager of its school has approved what it says of their staff. */
  awaitsApproval: boolean
}

/** Whether it can be answered on this day. */
export const stands = (
  { endedAt, closesOn }: Pick<Posting, "endedAt" | "closesOn">,
  today: Temporal.PlainDate,
) => endedAt === null && Temporal.PlainDate.compare(closesOn, today) >= 0
