import { formatUnitPrice, type UnitPrice } from "#app/core/unit-price.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

/** What a school bought the last time, with the price that it paid for one, before VAT. */
export type LastTime = {
  poolId: string
  title: string
  closesAt: Temporal.Instant
  lines: { name: string; unit: string; quantity: number; unitPrice: UnitPrice }[]
}

/** What to fill in for an item, and why. */
export type Suggestion = { quantity: number; sentence: string }

const sameWords = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * What a school could take of each item, from what it took the last time: an item is the same where it has the same
 * name and is counted in the same unit. Packs may have grown since, so a quantity is rounded up to whole ones.
 */
export function suggestionsFor(items: readonly PoolItem[], last: LastTime | null): Map<string, Suggestion> {
  return new Map(
    items.flatMap((item) => {
      const line = last?.lines.find(
        ({ name, unit }) => sameWords(name, item.name) && sameWords(unit, item.unit),
      )
      if (!line) return []
      const quantity = Math.ceil(line.quantity / item.packSize) * item.packSize
      if (quantity > MOST_UNITS) return []
      const took = `Last time your school took ${countUnits(line.quantity, item.unit)}, at ${formatUnitPrice(line.unitPrice)} each.`
      return [[item.id, { quantity, sentence: took }]]
    }),
  )
}
