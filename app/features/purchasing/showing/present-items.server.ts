import { formatUnitPrice } from "#app/core/unit-price.ts"
import { vatRates } from "#app/core/vat.ts"
import type { Suggestion } from "#app/features/purchasing/again/suggestions.ts"
import { quantityInField } from "#app/features/purchasing/commitments/typed-conditions.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { demandOfOthers, type PoolCost } from "#app/features/purchasing/reckoning/pool-cost.ts"
import { countUnits, pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { howItIsOrdered } from "#app/features/purchasing/showing/how-it-is-ordered.ts"
import { ownDemand, type PoolResult, type PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { ItemView } from "#app/features/purchasing/showing/shown-pool.ts"

/** The items with their ladders, and where demand stands on each. */
export function presentItems(
  view: PoolView,
  cost: PoolCost | null,
  suggestions: ReadonlyMap<string, Suggestion>,
  schoolId: string | null,
): ItemView[] {
  const conditions = view.result ? null : (view.mine?.conditions ?? null)
  const { demand, lines, counted } = takenIn(view, schoolId)
  const mine = new Map(lines.map((line) => [line.itemId, quantityInField(line, conditions)]))
  const others = demandOfOthers(demand, counted)
  return view.terms.items.map((item) => ({
    id: item.id,
    name: item.name,
    unit: { one: item.unit, many: pluralUnit(item.unit) },
    pack: item.packSize,
    packSize: item.packs === "whole" ? item.packSize : 1,
    splitsPacks: item.packs === "split",
    tiers: item.tiers.map(({ fromQuantity, unitPrice }) => ({
      fromQuantity,
      unitPriceText: formatUnitPrice(unitPrice),
      savingText: savingText(item, unitPrice),
    })),
    others: cost?.boughtByOthers?.get(item.id) ?? others.get(item.id) ?? 0,
    mine: mine.get(item.id) ?? 0,
    suggested: suggestions.get(item.id) ?? null,
    nextText: view.result
      ? closedText(view.result, item.id)
      : cost?.nextTiers.find((next) => next.itemId === item.id)?.sentence,
    facts: [...factsOf(item), ...howItIsOrdered(item), ...wantedFact(item, others.get(item.id) ?? 0, cost)],
  }))
}

/** Why an item is not bought, and what would have helped, stands with the result: it is long. */
const closedText = ({ items }: PoolResult, id: string): string | undefined => {
  const item = items.find(({ itemId }) => itemId === id)
  return item?.outcome === "cleared" ? item.reason : "Not bought"
}

/** Where the picture shows less than is wanted, because that is what would be bought now. */
function wantedFact(item: PoolItem, wanted: number, cost: PoolCost | null): string[] {
  const bought = cost?.boughtByOthers?.get(item.id) ?? wanted
  if (bought >= wanted) return []
  return [
    `Other schools want up to ${countUnits(wanted, item.unit)}. Under the conditions that schools have set, ${bought === 0 ? "none" : bought} of them would be bought today`,
  ]
}

/** What is wanted of each item, and what of it counts; after the closing what is bought, which additions made more. */
function takenIn(view: PoolView, schoolId: string | null) {
  const { result, demand, mine } = view
  if (!result) return { demand, lines: mine?.lines ?? [], counted: ownDemand(view) }
  const bought = new Set(result.items.flatMap((item) => (item.outcome === "cleared" ? [item.itemId] : [])))
  const given = result.shares.flatMap(({ schoolId: of, itemId, quantity }) =>
    of === schoolId && itemId !== null ? [{ itemId, quantity }] : [],
  )
  const lines = [...given, ...ownDemand(view).filter(({ itemId }) => !bought.has(itemId))]
  const sums = result.items.map(({ itemId, committed }) => ({ itemId, quantity: committed, schools: 0 }))
  return { demand: sums, lines, counted: lines }
}

const savingText = ({ usualUnitPrice }: PoolItem, unitPrice: bigint) =>
  usualUnitPrice !== null && usualUnitPrice > unitPrice
    ? `save ${formatUnitPrice(usualUnitPrice - unitPrice)}`
    : undefined

function factsOf(item: PoolItem): string[] {
  const usual =
    item.usualUnitPrice === null
      ? []
      : [`Usually ${formatUnitPrice(item.usualUnitPrice)} each alone, ex VAT, delivered`]
  return [...usual, `VAT: ${vatRates[item.vatRate].name.toLowerCase()}. CFR code ${item.cfrCode}`]
}
