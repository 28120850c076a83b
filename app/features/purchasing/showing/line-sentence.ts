import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { itemOf, type PoolItem, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { LineReason, MissedStep, Obstacle } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

type Terms = Pick<PoolTerms, "items">

/** What would happen if the pool closed now, or what did at its closing. */
type Tense = "would" | "did"

/** What becomes of one line, in a sentence or two for its own school. */
export const lineSentence = (terms: Terms, line: LineReason, tense: Tense = "would"): string => {
  const item = itemOf(terms, line.itemId)
  const instead = line.standsInFor ? ` instead of ${itemOf(terms, line.standsInFor).name}` : ""
  const had =
    line.cleared === 0
      ? ""
      : `${item.name}${instead}: ${countUnits(line.received, item.unit)}, ${formatUnitPrice(line.unitCost!)} each all in, before VAT. `
  return `${had}${missedSentence(terms, line, tense) ?? ""}`.trim()
}

/** Why a line, or more of it, is not bought; null for one that is bought whole. */
export const missedSentence = (terms: Terms, line: LineReason, tense: Tense): string | null => {
  const missed = line.missed.at(0)
  return missed ? missedStepSentence(terms, line, missed, tense) : null
}

/** Why one quantity of a line is not bought. */
export const missedStepSentence = (
  terms: Terms,
  line: LineReason,
  { quantity, obstacle }: MissedStep,
  tense: Tense,
): string => {
  const item = itemOf(terms, line.itemId)
  const isOneOfSeveral = line.cleared > 0 || line.missed.length > 1
  const what = isOneOfSeveral ? `${item.name}, ${countUnits(quantity, item.unit)},` : item.name
  const verb = tense === "would" ? "would not be bought for you" : "could not be bought for you"
  return `${what} ${verb}: ${obstacleSentence(terms, item, obstacle, tense)}`
}

/** What stands in the way of a quantity, as the end of a sentence. */
const obstacleSentence = (terms: Terms, item: PoolItem, obstacle: Obstacle, tense: Tense): string => {
  const now = tense === "would"
  switch (obstacle.because) {
    case "unit-limit":
      return `each would ${now ? "cost" : "have cost"} ${formatUnitPrice(obstacle.unitCost)} all in, above your limit of ${formatUnitPrice(obstacle.limit)}.`
    case "total-limit":
      return `everything could ${now ? "come" : "have come"} to ${formatPounds(obstacle.wouldPayPence)} ${obstacle.includesVat ? "including" : "before"} VAT, above your limit of ${formatPounds(obstacle.limitPence)}.`
    case "minimum-order":
      return `the order ${now ? "needs" : "needed"} ${countUnits(obstacle.minimum, item.unit)} and ${now ? "has" : "had"} ${obstacle.demand}.`
    case "too-few-schools":
      return `your school waits for ${obstacle.leastSchools} schools, and ${othersAtMost(obstacle.schools - 1)} ${now ? "can" : "could"} be in besides it.`
    case "all-or-nothing":
      return `you ${now ? "want" : "wanted"} all or nothing, and ${itemOf(terms, obstacle.missingItemId).name} ${now ? "cannot" : "could not"} be had.`
  }
}

/** Some of them may have left after it, for reasons of their own. */
const othersAtMost = (schools: number): string => (schools === 0 ? "no other" : `no more than ${schools}`)
