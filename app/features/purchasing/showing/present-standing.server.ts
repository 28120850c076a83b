import { formatMoment } from "#app/core/civil-time.ts"
import { momentView } from "#app/core/from-now.ts"
import { isClosing, isScheduled, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import {
  isSupplierChange,
  type PoolTransition,
  stateNames,
} from "#app/features/purchasing/pools/pool-transitions.ts"
import type { HistoryView, ShownPool, StepView, Tone } from "#app/features/purchasing/showing/shown-pool.ts"

const TONES: Record<PoolTerms["state"], Tone> = {
  draft: "neutral",
  open: "active",
  closed: "attention",
  ordered: "active",
  delivered: "active",
  invoiced: "good",
  cancelled: "bad",
}

/** Where the pool stands: a word, a sentence, and the moment that the sentence is about. */
export function presentState(terms: PoolTerms, now: Temporal.Instant): ShownPool["state"] {
  const nothingBought = terms.outcome === "nothing-clears"
  return {
    name: nothingBought && terms.state === "closed" ? "Closed, nothing bought" : stateNames[terms.state],
    tone: nothingBought ? "neutral" : TONES[terms.state],
    ...standing(terms, now),
  }
}

function standing(terms: PoolTerms, now: Temporal.Instant) {
  const closes = momentView(terms.closesAt, now)
  if (terms.state === "draft" && isScheduled(terms))
    return { sentence: "Opens by itself on", moment: momentView(terms.opensAt, now) }
  if (terms.state === "draft")
    return { sentence: "A draft, which only those who lead it can see. To close on", moment: closes }
  if (isClosing(terms, now)) return { sentence: "Closed, and being worked out. It closed on", moment: closes }
  if (terms.state === "open") return { sentence: "Open until", moment: closes }
  if (terms.state === "cancelled") return { sentence: "Cancelled. Nobody pays anything.", moment: null }
  return { sentence: "Closed on", moment: closes }
}

const PATH = ["open", "closed", "ordered", "delivered", "invoiced"] as const

/** How far the pool has come, step by step, with the day of each step that was taken. */
export function presentSteps(
  { state, outcome }: PoolTerms,
  transitions: readonly PoolTransition[],
): StepView[] {
  const dayOf = (to: PoolTerms["state"]) => {
    const step = transitions.find((one) => one.to === to && one.from !== to)
    return step && formatMoment(step.at)
  }
  const taken: readonly string[] = [...transitions.map(({ to }) => to), state]
  const path = outcome === "nothing-clears" ? PATH.slice(0, 2) : PATH
  const steps: StepView[] = path
    .filter((step) => state !== "cancelled" || (taken.includes(step) && dayOf(step)))
    .map((step) => ({
      text: stateNames[step],
      state: step === state ? "current" : taken.includes(step) ? "done" : "ahead",
      detail: dayOf(step),
    }))
  return state === "cancelled"
    ? [...steps, { text: stateNames.cancelled, state: "failed", detail: dayOf("cancelled") }]
    : steps
}

/** Everything that happened to the pool, the latest first. */
export const presentHistory = (
  transitions: readonly PoolTransition[],
  now: Temporal.Instant,
): HistoryView[] =>
  transitions
    .map((step, index) => ({
      key: String(index),
      at: momentView(step.at, now),
      what: whatHappened(step),
      by: step.personName,
      reason: step.reason,
    }))
    .toReversed()

const changes: Partial<Record<PoolTerms["state"], string>> = {
  draft: "Set to open by itself",
  open: "Closing put off",
  ordered: "A part was delivered",
}

const whatHappened = (step: PoolTransition) => {
  const { from, to } = step
  if (from === to && isSupplierChange(step)) return "Better terms"
  if (from === to) return changes[to] ?? stateNames[to]
  return stateNames[to]
}
