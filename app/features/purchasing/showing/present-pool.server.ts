import { formatDate, formatMoment } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { vatRates } from "#app/core/vat.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type LastTime, type Suggestion, suggestionsFor } from "#app/features/purchasing/again/suggestions.ts"
import { isCounted } from "#app/features/purchasing/approvals/approval.ts"
import { awaitingInWords, presentApproval } from "#app/features/purchasing/approvals/present-approval.ts"
import { presentCap } from "#app/features/purchasing/cap/present-cap.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { typedConditions } from "#app/features/purchasing/commitments/typed-conditions.ts"
import { barredFromAnswering, leadSteps } from "#app/features/purchasing/pools/lead-steps.ts"
import { isOpen, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import { costFor, headlineOf, presentCosts } from "#app/features/purchasing/showing/present-costs.server.ts"
import { presentItems } from "#app/features/purchasing/showing/present-items.server.ts"
import {
  presentDemand,
  presentParticipants,
} from "#app/features/purchasing/showing/present-participants.server.ts"
import { presentResult } from "#app/features/purchasing/showing/present-result.server.ts"
import {
  presentHistory,
  presentState,
  presentSteps,
} from "#app/features/purchasing/showing/present-standing.server.ts"
import type { AnswerView, ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"
import { findSplitRule } from "#app/features/splitting/split-rules.ts"

const listed = new Intl.ListFormat("en-GB")

/** Puts into words everything that the page of a pool shows to this person. */
export function presentPool(
  view: PoolView,
  actor: Actor,
  {
    last = null,
    bids = null,
    grossNow = 0n,
  }: { last?: LastTime | null; bids?: readonly Commitment[] | null; grossNow?: Pence } = {},
): ShownPool {
  const { terms, now, mine, result } = view
  const takesAnswers = isOpen(terms, now)
  const suggestions = suggestionsFor(takesAnswers && !mine ? terms.items : [], last)
  const lines = mine?.lines ?? linesOf(suggestions)
  const cost =
    terms.state === "draft" || takesAnswers
      ? costFor(view, actor, { lines, conditions: mine?.conditions }, bids)
      : null
  return {
    id: terms.id,
    title: terms.title,
    caption: `${terms.leadSchool.name} leads · ${listed.format(terms.groups.map(({ name }) => name))}`,
    description: terms.description.split(/\n+/).filter((paragraph) => paragraph.trim() !== ""),
    state: presentState(terms, now),
    takesAnswers,
    isClosed: terms.state !== "draft" && !takesAnswers,
    steps: presentSteps(terms, view.transitions),
    headline: takesAnswers && cost ? headlineOf(cost, terms) : null,
    items: presentItems(view, cost, suggestions, actor.school?.id ?? null),
    cap: terms.state === "draft" || takesAnswers ? presentCap(terms, reachedSoFar(view, grossNow)) : null,
    lastTime: last && { id: last.poolId },
    answer: presentAnswer(view, actor),
    approval: presentApproval(view, actor),
    awaiting: takesAnswers ? awaitingInWords(view) : null,
    costs: cost && presentCosts(cost, lines),
    result: result && presentResult(view, result, actor.school?.id ?? null),
    facts: factsOf(terms),
    participants: presentParticipants(view, actor.school?.id ?? null),
    demand: can(actor, "see-shares", inPolicy(terms)) ? presentDemand(view) : null,
    history: presentHistory(view.transitions, now),
    leadSteps: leadSteps(actor, terms, now),
    cancelledBecause: view.transitions.find(({ to }) => to === "cancelled")?.reason ?? null,
  }
}

const presentAnswer = ({ terms, mine, approval }: PoolView, actor: Actor): AnswerView => ({
  barred: barredFromAnswering(actor, terms),
  isIn: mine !== null && approval?.state !== "left-out",
  standing: standingOf(mine !== null, approval),
  purchaseOrderNumber: mine?.purchaseOrderNumber ?? "",
  answered: mine && `Answered by ${mine.committedBy} on ${formatMoment(mine.changedAt)}`,
  conditions: typedConditions(mine?.conditions ?? null),
})

const linesOf = (suggestions: ReadonlyMap<string, Suggestion>) =>
  [...suggestions].map(([itemId, { quantity }]) => ({ itemId, quantity }))

const reachedSoFar = ({ demand, participants }: PoolView, grossPence: Pence) => ({
  demand,
  schools: participants.length,
  grossPence,
})

function standingOf(hasAnswered: boolean, approval: PoolView["approval"]): string {
  if (!hasAnswered) return "Your school has not answered"
  if (approval?.state === "awaiting") return "Your school’s answer awaits approval"
  return isCounted(approval) ? "Your school is in" : "Your school’s answer does not count"
}

const freeFrom = ({ freeDeliveryFromPence: from }: PoolTerms) =>
  from === null ? "" : `, nothing from ${formatPounds(from)} of goods`

function factsOf(terms: PoolTerms): ShownPool["facts"] {
  const rule = findSplitRule(terms.splitRule)
  return [
    { key: "Supplier", value: terms.supplierName },
    { key: "Orders and invoices", value: terms.leadSchool.name },
    { key: "Opens", value: formatMoment(terms.opensAt) },
    { key: "Closes", value: formatMoment(terms.closesAt) },
    {
      key: "Delivery expected",
      value: terms.deliveryExpectedOn ? formatDate(terms.deliveryExpectedOn) : "Not known yet",
    },
    {
      key: "Delivery costs",
      value:
        terms.deliveryPence === 0n
          ? "Nothing"
          : `${formatPounds(terms.deliveryPence)} ex VAT for the whole order (${vatRates[terms.deliveryVatRate].name.toLowerCase()})${freeFrom(terms)}`,
    },
    ...(terms.deliveryPence > 0n && rule
      ? [{ key: "Delivery is shared", value: rule.description.split(/(?<=\.) /)[0] ?? rule.name }]
      : []),
  ]
}
