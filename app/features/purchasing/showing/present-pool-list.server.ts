import { momentView } from "#app/core/from-now.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { isOpen, isScheduled, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { stateNames } from "#app/features/purchasing/pools/pool-transitions.ts"
import { climbOf } from "#app/features/purchasing/reckoning/climb.ts"
import type { ListedPool } from "#app/features/purchasing/showing/pool-list-queries.server.ts"
import type { ShownPoolRow } from "#app/features/purchasing/showing/shown-pool-row.ts"

/** A listed pool in words. */
export function presentRow(listed: ListedPool, actor: Actor, now: Temporal.Instant): ShownPoolRow {
  const { terms, demand, schools } = listed
  const scheduled = terms.state === "draft" && isScheduled(terms)
  return {
    id: terms.id,
    title: terms.title,
    from: `${terms.supplierName}, led by ${leadName(terms, actor)}`,
    when: whenWord(terms, now),
    moment: momentView(scheduled ? terms.opensAt : terms.closesAt, now),
    schools: schools === 1 ? "1 school in" : `${schools} schools in`,
    climb: terms.state === "draft" || isOpen(terms, now) ? climbOf(terms.items, demand) : null,
    tag: tagOf(listed, actor, now),
  }
}

const leadName = ({ leadSchool }: PoolTerms, actor: Actor) =>
  leadSchool.id === actor.school?.id ? "us" : leadSchool.name

function whenWord(terms: PoolTerms, now: Temporal.Instant): string {
  if (terms.state === "draft") return isScheduled(terms) ? "Opens" : "To close"
  if (isOpen(terms, now)) return "Closes"
  return Temporal.Instant.compare(terms.closesAt, now) > 0 ? "Was to close" : "Closed"
}

/** What matters most to the acting school: its answer while it can give one, then how the pool stands. */
function tagOf(
  { terms, mine, approval }: ListedPool,
  actor: Actor,
  now: Temporal.Instant,
): ShownPoolRow["tag"] {
  const isIn = mine.length > 0 && approval !== "left-out"
  if (isOpen(terms, now)) {
    if (approval === "awaiting") return { tone: "attention", text: "Awaiting approval" }
    if (approval === "refused") return { tone: "bad", text: "Approval refused" }
    if (isIn) return { tone: "good", text: "We are in" }
    return actor.school ? { tone: "attention", text: "Not answered" } : { tone: "active", text: "Open" }
  }
  if (terms.state === "open") return { tone: "neutral", text: "Being worked out" }
  if (terms.state === "draft")
    return { tone: "neutral", text: isScheduled(terms) ? "Opens by itself" : "Draft" }
  if (terms.state === "cancelled") return { tone: "bad", text: stateNames.cancelled }
  if (terms.outcome === "nothing-clears") return { tone: "neutral", text: "Nothing bought" }
  return { tone: isIn ? "good" : "neutral", text: `${stateNames[terms.state]}${isIn ? ", we are in" : ""}` }
}
