import { divideHalfUp } from "#app/core/rounding.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import type { SharedItem } from "#app/features/purchasing/agreeing/share-goods.ts"
import { minimumOf, type PoolItem, tierAt } from "#app/features/purchasing/pools/pool.ts"
import type { ItemOutcome } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countMore, countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

/** What closing came to for an item, for everybody to read: nothing of it is one school's alone. */
export const itemOutcome = (item: PoolItem, shared: SharedItem | null, asked: number): ItemOutcome =>
  shared === null ? missed(item, asked) : bought(item, shared, asked)

const bought = (item: PoolItem, { order, netPence }: SharedItem, asked: number): ItemOutcome => ({
  itemId: item.id,
  outcome: "cleared",
  asked,
  committed: order.demand,
  ordered: order.units,
  unitPrice: divideHalfUp(order.goods, BigInt(order.units)),
  netPence,
  unitsShort: 0,
  packsShort: 0,
  reason: [leftOut(item, order.demand, asked), priced(item, order), differing(item, order)]
    .filter((sentence) => sentence !== "")
    .join(" "),
})

/** Where other than what was asked for is bought: less under conditions, or more in place of something else. */
const leftOut = (item: PoolItem, demand: number, asked: number): string => {
  if (asked === demand) return ""
  const bought = `${writeCount(demand)} ${demand === 1 ? "is" : "are"} bought`
  if (asked > demand)
    return `Schools asked for ${countUnits(asked, item.unit)}, and under their conditions ${bought}.`
  const wanted = asked === 0 ? "Nobody asked for it" : `Schools asked for ${countUnits(asked, item.unit)}`
  return `${wanted}; with what is taken in place of something else, ${bought}.`
}

const priced = (item: PoolItem, { demand, units, goods }: SharedItem["order"]): string => {
  const tier = tierAt(item, units)!
  const price = `${formatUnitPrice(tier.unitPrice)} ${withArticle(item.unit)} before VAT`
  const from = countUnits(tier.fromQuantity, item.unit)
  if (item.pricing === "incremental") {
    const average = formatUnitPrice(divideHalfUp(goods, BigInt(units)))
    return `${countUnits(demand, item.unit)} together reach the price from ${from} on, ${price} for those beyond it: ${average} on average.`
  }
  return units > demand
    ? `${countUnits(demand, item.unit)} are wanted; the order has ${writeCount(units)}, which reach the price from ${from}: ${price}.`
    : `${countUnits(units, item.unit)} together reach the price from ${from}: ${price}.`
}

/** Where more or less is ordered than was asked for, and who has it. */
const differing = (item: PoolItem, { demand, units }: SharedItem["order"]): string => {
  if (units === demand) return ""
  const many = countUnits(Math.abs(units - demand), item.unit)
  if (item.packs === "whole")
    return `That is cheaper in total than ordering ${writeCount(demand)}. What is left over is shared out in proportion.`
  return units > demand
    ? `Schools that agreed to take more fill the last pack with ${many}.`
    : `${many} would have begun another pack of ${item.packSize}, which nobody fills, so every school has a little less.`
}

/** Units and whole packs that bring a quantity to the minimum. Units come in packs. */
export const shortOf = (item: PoolItem, quantity: number): { unitsShort: number; packsShort: number } => {
  const packsShort = Math.max(0, Math.ceil((minimumOf(item) - quantity) / item.packSize))
  return { packsShort, unitsShort: packsShort * item.packSize }
}

const missed = (item: PoolItem, asked: number): ItemOutcome => {
  const { unitsShort, packsShort } = shortOf(item, asked)
  return {
    itemId: item.id,
    outcome: asked === 0 ? "nobody" : unitsShort > 0 ? "below-minimum" : "no-agreement",
    asked,
    committed: asked,
    ordered: 0,
    unitPrice: null,
    netPence: 0n,
    unitsShort,
    packsShort,
    reason: whyMissed(item, asked),
  }
}

const whyMissed = (item: PoolItem, asked: number): string => {
  if (asked === 0) return "Nobody asked for it."
  const { unitsShort, packsShort } = shortOf(item, asked)
  const more = item.packSize === 1 ? countMore(unitsShort, item.unit) : countMore(packsShort, "pack")
  return unitsShort > 0
    ? `The supplier sells at least ${countUnits(minimumOf(item), item.unit)} and the schools asked for ${writeCount(asked)}. ${more} would have reached the minimum.`
    : `Schools asked for ${countUnits(asked, item.unit)}, but not enough of it was left under the conditions that they had set.`
}
