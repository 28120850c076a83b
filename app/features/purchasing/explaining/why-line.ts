import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { LineReason, MissedStep, SchoolReason } from "#app/features/purchasing/clearing-reasons.ts"
import { countMore, countUnits } from "#app/features/purchasing/count-units.ts"
import type { Change } from "#app/features/purchasing/explaining/changes.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pool.ts"

/** What became of what a school asked for of one item, in sentences. */
export const whyLine = (terms: PoolTerms, line: LineReason): string[] => {
  const item = itemOf(terms, line.itemId)
  return [...standing(terms, item, line), ...line.missed.map((step) => whyMissed(terms, item, step))]
}

const itemOf = ({ items }: PoolTerms, itemId: string): PoolItem => items.find(({ id }) => id === itemId)!

const standing = (terms: PoolTerms, item: PoolItem, line: LineReason): string[] => {
  const asked = countUnits(line.asked, item.unit)
  const instead =
    line.standsInFor === null
      ? []
      : [`It stands in for ${itemOf(terms, line.standsInFor).name}, as you allowed.`]
  if (line.cleared === 0) return [...instead, `You asked for ${asked}, and get none.`]
  const taken =
    line.cleared === line.asked ? `You asked for ${asked}, and they are bought.` : partly(item, line, asked)
  return [...instead, taken, costOf(item, line)]
}

const partly = (item: PoolItem, { cleared }: LineReason, asked: string) =>
  `You asked for up to ${asked}; ${countUnits(cleared, item.unit)} ${cleared === 1 ? "is" : "are"} bought.`

const costOf = (item: PoolItem, { unitCost, deliveryPart, limit }: LineReason): string => {
  const cost = `All in, each ${item.unit} costs you ${formatUnitPrice(unitCost ?? 0n)} before VAT`
  const delivery = deliveryPart ? `, of which ${formatUnitPrice(deliveryPart)} is for delivery` : ""
  const within = limit === null ? "" : `: within your limit of ${formatUnitPrice(limit)}`
  return `${cost}${delivery}${within}.`
}

const whyMissed = (terms: PoolTerms, item: PoolItem, { quantity, obstacle }: MissedStep): string => {
  const wanted = countUnits(quantity, item.unit)
  switch (obstacle.because) {
    case "unit-limit": {
      const delivery =
        obstacle.deliveryPart > 0n ? `, ${formatUnitPrice(obstacle.deliveryPart)} of it for delivery` : ""
      const cost = `${formatUnitPrice(obstacle.unitCost)} a ${item.unit}${delivery}`
      const limit = `your limit for them was ${formatUnitPrice(obstacle.limit)}`
      return obstacle.isAsItFell
        ? `${wanted} would have cost ${cost} when they dropped out; ${limit}.`
        : `${wanted} would have cost ${cost}; ${limit}.`
    }
    case "total-limit": {
      const basis = obstacle.includesVat ? "inc VAT" : "ex VAT"
      return `All that you still wanted would have come to ${formatPounds(obstacle.wouldPayPence)} ${basis}; your limit for everything was ${formatPounds(obstacle.limitPence)}.`
    }
    case "minimum-order":
      return `The supplier sells at least ${countUnits(obstacle.minimum, item.unit)}, and ${obstacle.demand} were left wanted.`
    case "too-few-schools":
      return `You wanted at least ${obstacle.leastSchools} schools to be in, and ${schools(obstacle.schools)} left.`
    case "all-or-nothing":
      return `You wanted everything or nothing, and ${itemOf(terms, obstacle.missingItemId).name} could not be had.`
  }
}

const schools = (count: number) => (count === 1 ? "1 school was" : `${count} schools were`)

/** What would have changed the result, one sentence each. */
export const whatWouldHaveChanged = (terms: PoolTerms, { changes }: { changes: Change[] }): string[] =>
  changes.map((change) => {
    const item = itemOf(terms, change.itemId)
    if (change.kind === "more-demand")
      return `${countMore(change.unitsMore, item.unit)} of ${item.name} from anybody would have reached the price from ${countUnits(change.fromQuantity, item.unit)}, and it would have been bought.`
    const limit = formatUnitPrice(change.limit)
    return `A limit of ${limit} a ${item.unit} and no other condition would have brought you ${countUnits(change.quantity, item.unit)} of ${item.name}.`
  })

/** Whether a school is in, in a sentence. */
export const inOrOut = ({ isIn, schoolsIn, lines }: SchoolReason): string => {
  if (!isIn) return "Your school is out: nothing that it asked for is bought for it, and it pays nothing."
  const others =
    schoolsIn === 1
      ? "No other school is."
      : `So ${schoolsIn === 2 ? "is 1 other" : `are ${schoolsIn - 1} others`}.`
  return lines.some((line) => line.cleared < line.asked)
    ? `Your school is in, with part of what it asked for. ${others}`
    : `Your school is in, with all that it asked for. ${others}`
}
