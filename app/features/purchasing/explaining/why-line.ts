import { formatUnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import { itemOf, type PoolItem, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Change, LineReason, SchoolReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import { countMore, countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { missedStepSentence } from "#app/features/purchasing/showing/line-sentence.ts"

/** What became of what a school asked for of one item, in sentences. */
export const whyLine = (terms: PoolTerms, line: LineReason): string[] => {
  const item = itemOf(terms, line.itemId)
  return [
    ...standing(terms, item, line),
    ...line.missed.map((step) => missedStepSentence(terms, line, step, "did")),
  ]
}

const standing = (terms: PoolTerms, item: PoolItem, line: LineReason): string[] => {
  const asked = countUnits(line.asked, item.unit)
  if (line.standsInFor !== null) return standingIn(itemOf(terms, line.standsInFor), item, line)
  if (line.cleared === 0) return [`You asked for ${asked}, and get none.`]
  const taken =
    line.cleared === line.asked ? `You asked for ${asked}, and they are bought.` : partly(item, line, asked)
  return [taken, costOf(item, line)]
}

/** What stands in for all that could not be had of another item, or for a part of it. */
const standingIn = (replaced: PoolItem, item: PoolItem, line: LineReason): string[] => {
  const units = countUnits(line.asked, item.unit)
  if (line.cleared === 0)
    return [`You allowed ${units} in place of ${replaced.name} that you cannot have, and get none.`]
  const taken = `You get ${units} in place of ${replaced.name} that you cannot have, as you allowed.`
  return [taken, costOf(item, line)]
}

const partly = (item: PoolItem, { cleared }: LineReason, asked: string) =>
  `You asked for up to ${asked}; ${countUnits(cleared, item.unit)} ${cleared === 1 ? "is" : "are"} bought.`

const costOf = (item: PoolItem, { unitCost, deliveryPart, limit }: LineReason): string => {
  const cost = `All in, each ${item.unit} costs you ${formatUnitPrice(unitCost ?? 0n)} before VAT`
  const delivery = deliveryPart ? `, of which ${formatUnitPrice(deliveryPart)} is for delivery` : ""
  const within = limit === null ? "" : `: within your limit of ${formatUnitPrice(limit)}`
  return `${cost}${delivery}${within}.`
}

/** What would have changed the result, one sentence each. */
export const whatWouldHaveChanged = (terms: PoolTerms, { changes }: { changes: Change[] }): string[] =>
  changes.map((change) => {
    const item = itemOf(terms, change.itemId)
    if (change.kind === "more-demand")
      return `${countMore(change.unitsMore, item.unit)} of ${item.name} from others would have reached the price from ${countUnits(change.fromQuantity, item.unit)} and brought you ${countUnits(change.quantity, item.unit)}.`
    const limit = formatUnitPrice(change.limit)
    return `A limit of ${limit} ${withArticle(item.unit)} and no other condition would have brought you ${countUnits(change.quantity, item.unit)} of ${item.name}.`
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
