import type { Supplier, UnitsInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { goodsCost } from "#app/features/purchasing/clearing/goods-cost.ts"

/** An order that covers a demand: from whom, how many units, and what it costs in price units. */
export type Order = { supplier: Supplier; units: number; goods: bigint; total: bigint }

type Terms = Pick<UnitsInstance, "suppliers" | "overshoot" | "unitsPerPenny">

/** The cheapest order for a demand, the earlier supplier's of equal ones; null when nobody supplies so few units. */
export const cheapestOrder = (
  { suppliers, overshoot, unitsPerPenny }: Terms,
  demand: number,
): Order | null => {
  let best: Order | null = null
  for (const supplier of suppliers) {
    const fixed = supplier.fixed * unitsPerPenny
    for (const units of overshoot ? worthOrdering(supplier, demand) : [demand]) {
      const goods = goodsCost(supplier, units)
      // Equal costs keep the earlier supplier, and with one supplier the fewer units.
      if (goods !== null && (best === null || goods + fixed < best.total)) {
        best = { supplier, units, goods, total: goods + fixed }
      }
    }
  }
  return best
}

/** The demand and, ascending, every tier's minimum above it: only there can more units cost less. */
const worthOrdering = ({ tiers }: Supplier, demand: number): number[] => [
  demand,
  ...tiers.filter(({ min }) => min > demand).map(({ min }) => min),
]
