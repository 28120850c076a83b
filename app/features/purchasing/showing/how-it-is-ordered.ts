import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"

type Ordering = Pick<PoolItem, "unit" | "packSize" | "packs" | "pricing" | "ordersBeyond" | "tiers">

/** What a school should know of how demand becomes an order, where it is not the usual way; a sentence each. */
export function howItIsOrdered({ unit, packSize, packs, pricing, ordersBeyond, tiers }: Ordering): string[] {
  const units = pluralUnit(unit)
  const sentences: string[] = []
  if (packs === "split")
    sentences.push(
      `Comes in packs of ${packSize} ${units}, which schools share. A pack that nobody fills is not ordered, and schools get a little less`,
    )
  if (pricing === "incremental" && tiers.length > 1)
    sentences.push(
      `A lower price holds only for the ${units} from that quantity on: the first ones cost more`,
    )
  if (ordersBeyond)
    sentences.push(
      "More is ordered than schools want where that is cheaper in all. What is over is shared out among them",
    )
  return sentences
}
