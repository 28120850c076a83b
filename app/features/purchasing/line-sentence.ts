import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { LineReason, Obstacle } from "#app/features/purchasing/clearing-reasons.ts"
import { countUnits } from "#app/features/purchasing/count-units.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pool.ts"

type Terms = Pick<PoolTerms, "items">

/** What becomes of one line, in a sentence or two for its own school. */
export const lineSentence = (terms: Terms, line: LineReason): string => {
  const item = itemOf(terms, line.itemId)
  const missed = line.missed.at(0)
  const instead = line.standsInFor ? ` instead of ${itemOf(terms, line.standsInFor).name}` : ""
  const had =
    line.cleared === 0
      ? ""
      : `${item.name}${instead}: ${countUnits(line.received, item.unit)}, ${formatUnitPrice(line.unitCost!)} each all in, before VAT. `
  if (!missed) return had.trim()
  const what = line.cleared === 0 ? `${item.name}${instead}` : countUnits(missed.quantity, item.unit)
  return `${had}${what} would not be bought: ${obstacleSentence(terms, item, missed.obstacle)}`
}

const itemOf = ({ items }: Terms, id: string): PoolItem => items.find((item) => item.id === id)!

/** What stands in the way of a quantity, as the end of a sentence. */
const obstacleSentence = (terms: Terms, item: PoolItem, obstacle: Obstacle): string => {
  switch (obstacle.because) {
    case "unit-limit":
      return `each would cost ${formatUnitPrice(obstacle.unitCost)} all in, above your limit of ${formatUnitPrice(obstacle.limit)}.`
    case "total-limit":
      return `everything could come to ${formatPounds(obstacle.wouldPayPence)} ${obstacle.includesVat ? "including" : "before"} VAT, above your limit of ${formatPounds(obstacle.limitPence)}.`
    case "minimum-order":
      return `the order needs ${countUnits(obstacle.minimum, item.unit)} and has ${obstacle.demand}.`
    case "too-few-schools":
      return `only ${obstacle.schools} of the ${obstacle.leastSchools} schools that you wait for are in.`
    case "all-or-nothing":
      return `you want all or nothing, and ${itemOf(terms, obstacle.missingItemId).name} cannot be had.`
  }
}
