import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { clear } from "#app/features/purchasing/clearing/clear.ts"
import { ANY_PRICE, type UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import type { ItemOutcome, PoolShare } from "#app/features/purchasing/clearing-outcome.ts"
import type { Commitment } from "#app/features/purchasing/commitment.ts"
import { countMore, countUnits } from "#app/features/purchasing/count-units.ts"
import { goodsWorkings } from "#app/features/purchasing/goods-workings.ts"
import { minimumOf, type PoolItem, tierAt } from "#app/features/purchasing/pool.ts"

/** One school's quantity of the item; never zero. */
type Taker = { schoolId: string; quantity: number }

export type ClearedItem = { outcome: ItemOutcome; shares: PoolShare[] }

/** Clears one item: at the price that the whole demand reaches, or not at all below the supplier's minimum. */
export const clearItem = (item: PoolItem, commitments: readonly Commitment[]): ClearedItem => {
  const takers = takersOf(item.id, commitments)
  const clearing = clear(instanceOf(item, takers))
  if (clearing.kind === "nothing-clears") {
    const committed = takers.reduce((sum, { quantity }) => sum + quantity, 0)
    return { outcome: shortOutcome(item, committed), shares: [] }
  }
  const { committed, ordered, total, shares } = clearing
  const tier = tierAt(item, ordered)!
  const workings = goodsWorkings(item, tier.unitPrice, takers, { total, shares })
  const reason =
    `${countUnits(committed, item.unit)} together reach the price from ` +
    `${countUnits(tier.fromQuantity, item.unit)}: ${formatUnitPrice(tier.unitPrice)} a ${item.unit} before VAT.`
  return {
    outcome: {
      itemId: item.id,
      outcome: "cleared",
      committed,
      ordered,
      unitPrice: tier.unitPrice,
      netPence: total,
      unitsShort: 0,
      packsShort: 0,
      reason,
    },
    shares: takers.map(({ schoolId, quantity }, i) => ({
      schoolId,
      itemId: item.id,
      quantity,
      netPence: shares[i]!,
      workings: workings[i]!,
    })),
  }
}

const takersOf = (itemId: string, commitments: readonly Commitment[]): Taker[] =>
  commitments.flatMap(({ schoolId, lines }) =>
    lines.flatMap((line) => (line.itemId === itemId ? [{ schoolId, quantity: line.quantity }] : [])),
  )

/** Every school takes what it asked for at any of the supplier's prices; delivery is shared over the whole order. */
const instanceOf = (item: PoolItem, takers: readonly Taker[]): UnitsInstance => {
  const ids = takers.map(({ schoolId }) => schoolId)
  const turns = new Map(oddPennyOrder(item.id, ids).map((index, turn) => [index, turn]))
  return {
    mode: "units",
    rule: "perUnit",
    overshoot: false,
    unitsPerPenny: UNIT_PRICE_PER_PENNY,
    suppliers: [
      {
        id: "supplier",
        pricing: "allUnits",
        tiers: item.tiers.map(({ fromQuantity, unitPrice }) => ({ min: fromQuantity, price: unitPrice })),
        fixed: 0n,
      },
    ],
    schools: takers.map(({ schoolId, quantity }, index) => ({
      id: schoolId,
      order: turns.get(index)!,
      steps: [{ quantity, limit: ANY_PRICE }],
    })),
  }
}

/** Units and whole packs that bring a quantity to the minimum. Schools take whole packs, so units come in packs. */
export const shortOf = (item: PoolItem, quantity: number): { unitsShort: number; packsShort: number } => {
  const packsShort = Math.max(0, Math.ceil((minimumOf(item) - quantity) / item.packSize))
  return { packsShort, unitsShort: packsShort * item.packSize }
}

const shortOutcome = (item: PoolItem, committed: number): ItemOutcome => {
  const { unitsShort, packsShort } = shortOf(item, committed)
  const more = item.packSize === 1 ? countMore(unitsShort, item.unit) : countMore(packsShort, "pack")
  const reason =
    committed === 0
      ? "Nobody asked for it."
      : `The supplier sells at least ${countUnits(minimumOf(item), item.unit)} and the schools asked for ` +
        `${committed}. ${more} would have reached the minimum.`
  return {
    itemId: item.id,
    outcome: committed === 0 ? "nobody" : "below-minimum",
    committed,
    ordered: 0,
    unitPrice: null,
    netPence: 0n,
    unitsShort,
    packsShort,
    reason,
  }
}
