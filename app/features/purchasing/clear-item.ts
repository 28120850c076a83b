import { apportion } from "#app/core/apportion.ts"
import { formatPounds } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { formatUnitPrice, lineTotal, type UnitPrice } from "#app/core/unit-price.ts"
import type { ItemOutcome, PoolShare } from "#app/features/purchasing/clearing-outcome.ts"
import type { Commitment } from "#app/features/purchasing/commitment.ts"
import { countMore, countUnits } from "#app/features/purchasing/count-units.ts"
import { minimumOf, type PoolItem, tierAt } from "#app/features/purchasing/pool.ts"
import { explainShares } from "#app/features/splitting/workings.ts"

/** One school's quantity of the item; never zero. */
type Taker = { schoolId: string; quantity: number }

export type ClearedItem = { outcome: ItemOutcome; shares: PoolShare[] }

/** Clears one item: at the price that the whole demand reaches, or not at all below the supplier's minimum. */
export const clearItem = (item: PoolItem, commitments: readonly Commitment[]): ClearedItem => {
  const takers = takersOf(item.id, commitments)
  const committed = takers.reduce((sum, { quantity }) => sum + quantity, 0)
  const tier = tierAt(item, committed)
  if (tier === null || committed === 0) return { outcome: shortOutcome(item, committed), shares: [] }
  const netPence = lineTotal(tier.unitPrice, committed)
  const reason =
    `${countUnits(committed, item.unit)} together reach the price from ` +
    `${countUnits(tier.fromQuantity, item.unit)}: ${formatUnitPrice(tier.unitPrice)} a ${item.unit} before VAT.`
  return {
    outcome: {
      itemId: item.id,
      outcome: "cleared",
      committed,
      ordered: committed,
      unitPrice: tier.unitPrice,
      netPence,
      unitsShort: 0,
      packsShort: 0,
      reason,
    },
    shares: shareGoods(item, takers, tier.unitPrice),
  }
}

const takersOf = (itemId: string, commitments: readonly Commitment[]): Taker[] =>
  commitments.flatMap(({ schoolId, lines }) =>
    lines.flatMap((line) => (line.itemId === itemId ? [{ schoolId, quantity: line.quantity }] : [])),
  )

/** The supplier rounds one line for the whole order, so it is that total which is shared by quantity. */
const shareGoods = (item: PoolItem, takers: readonly Taker[], unitPrice: UnitPrice): PoolShare[] => {
  const ordered = takers.reduce((sum, { quantity }) => sum + quantity, 0)
  const total = lineTotal(unitPrice, ordered)
  const weights = takers.map(({ quantity }) => BigInt(quantity))
  const schoolIds = takers.map(({ schoolId }) => schoolId)
  const shares = apportion(total, weights, oddPennyOrder(item.id, schoolIds))
  const bases = takers.map(({ quantity }) => `${countUnits(quantity, item.unit)} of ${ordered}`)
  const workings = explainShares(total, weights, shares, bases)
  const opening =
    `${countUnits(ordered, item.unit)} for the whole group at ${formatUnitPrice(unitPrice)} a ${item.unit} ` +
    `come to ${formatPounds(total)} before VAT.`
  return takers.map(({ schoolId, quantity }, i) => {
    const { sentence, ...rest } = workings[i]!
    return {
      schoolId,
      itemId: item.id,
      quantity,
      netPence: shares[i]!,
      workings: { ...rest, sentences: [opening, sentence], totalPence: String(total) },
    }
  })
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
