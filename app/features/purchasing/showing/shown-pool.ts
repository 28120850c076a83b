import type { MomentView } from "#app/core/from-now.ts"
import type { Suggestion } from "#app/features/purchasing/again/suggestions.ts"
import type { ApprovalView } from "#app/features/purchasing/approvals/approval-view.ts"
import type { CapView } from "#app/features/purchasing/cap/present-cap.ts"

/** How a state is coloured: nothing to do, under way, done, somebody must act, called off. */
export type Tone = "neutral" | "active" | "good" | "attention" | "bad"

/** What a school pays under one assumption, with every part of it. All amounts are written with their basis. */
export type CaseView = { gross: string; net: string; explanation: string; parts: string[] }

/** At worst, as things stand, alone, and what the pool saves. null where nothing is taken or nothing is known. */
export type CostsView = {
  worst: CaseView
  /** `missed`: what would not be bought, a sentence each. */
  likely: CaseView & { clears: boolean; missed: string[] }
  alone: CaseView | null
  /** "£31.20"; null where there is nothing to compare with, or nothing saved. */
  saving: string | null
}

/** One item as the page draws it. Quantities are units; `others` is everybody's demand without the viewer's. */
export type ItemView = {
  id: string
  name: string
  unit: { one: string; many: string }
  /** How many are in a pack of the supplier's. */
  pack: number
  /** What a school takes is a multiple of this: a pack, unless schools may take parts of one. */
  packSize: number
  splitsPacks: boolean
  tiers: { fromQuantity: number; unitPriceText: string; savingText?: string }[]
  others: number
  /** What the school's own field holds: with more at lower prices, the smallest quantity. */
  mine: number
  /** What it could take, as it did the last time; only for a school that has not answered. */
  suggested: Suggestion | null
  /** "12 more reams and …", for the demand as it is stored. */
  nextText: string | undefined
  /** What a school should know of it, a sentence each. */
  facts: string[]
}

export type AnswerView = {
  /** Why this person cannot answer; null for those who can. */
  barred: string | null
  isIn: boolean
  /** "Your school is in", or why it is not. */
  standing: string
  purchaseOrderNumber: string
  /** "Answered by Jo Fell on Friday 4 December 2026, 5pm" */
  answered: string | null
  /** What its conditions are, by field name; empty for those who may not know. */
  conditions: Record<string, string>
}

/** The schools that are in; of very many only the first are named. */
export type ParticipantsView = { count: number; schools: { id: string; name: string; isMine: boolean }[] }

/** How much a school takes of each item, by the item's id. */
export type DemandView = { id: string; since: string; taken: Record<string, string> }

/** The better price that is closest, where a pool has several items. */
export type Headline = { item: string; sentence: string }

export type HistoryView = { key: string; at: MomentView; what: string; by: string; reason: string }

export type StepView = { text: string; state: "done" | "current" | "ahead" | "failed"; detail?: string }

export type PartView = { key: string; name: string; net: string; sentences: string[] }

/** One school's share of a closed pool, part by part. */
export type ShareView = { parts: PartView[]; net: string; vat: PartView[]; vatTotal: string; gross: string }

export type ResultView = {
  cleared: boolean
  sentence: string
  /** Why the pool closed before its time; null where it did not. */
  early: string | null
  items: { id: string; name: string; outcome: string; price: string; ordered: string; reason: string }[]
  totals: { goods: string; delivery: string; vat: string; gross: string } | null
  splitRefusal: string | null
  /** What the viewer's school asked for and does not get, and why: a sentence each. */
  missed: string[]
  /** The viewer's school's; null where it takes no part. */
  share: ShareView | null
}

/** A step that those who lead the pool can take: a page of its own, or a button that posts its intent. */
export type LeadStep = {
  text: string
  explanation: string
  kind: "primary" | "secondary" | "warning"
  href?: string
  intent?: string
}

/** Everything that the page of a pool shows, in words and plain numbers, fit to serialise. */
export type ShownPool = {
  id: string
  title: string
  caption: string
  description: string[]
  state: { name: string; tone: Tone; sentence: string; moment: MomentView | null }
  takesAnswers: boolean
  /** Nothing about its demand changes any more. */
  isClosed: boolean
  steps: StepView[]
  headline: Headline | null
  items: ItemView[]
  /** What closes an open pool or a draft before its instant. */
  cap: CapView | null
  /** The pool that this one is a copy of, where the viewer's school bought in it. */
  lastTime: { id: string } | null
  answer: AnswerView
  approval: ApprovalView | null
  /** What waits for approval at its schools, for everybody who sees the pool. */
  awaiting: string | null
  costs: CostsView | null
  result: ResultView | null
  facts: { key: string; value: string }[]
  participants: ParticipantsView
  /** School by school, as the participants are named; null for whoever may not know it. */
  demand: DemandView[] | null
  history: HistoryView[]
  leadSteps: LeadStep[]
  cancelledBecause: string | null
}
