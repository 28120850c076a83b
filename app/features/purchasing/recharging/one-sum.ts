import { lineTotal, type UnitPrice } from "#app/core/unit-price.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import type { PoolShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

/**
 * Whether a school's part of an item is one sum rather than so many units at a price: where units have several prices,
 * or more came than is charged for, only an average would fit between them, and it would not make the sum. A penny is
 * rounding of the supplier's line, shared out.
 */
export const isOneSum = (
  { pricing }: Pick<PoolItem, "pricing">,
  { quantity, netPence }: Pick<PoolShare, "quantity" | "netPence">,
  unitPrice: UnitPrice,
): boolean => {
  const difference = lineTotal(unitPrice, quantity) - netPence
  return pricing === "incremental" || difference > 1n || difference < -1n
}
