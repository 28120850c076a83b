import type { Reached } from "#app/features/purchasing/cap/pool-cap.ts"
import type { Commitment, ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"

/** How far these commitments bring a pool, and what they clear to. */
export function reachedBy(commitments: readonly Commitment[], clearing: PoolClearing): Reached {
  const demand = new Map<string, ItemDemand>()
  for (const { itemId, quantity } of commitments.flatMap(({ lines }) => lines)) {
    const so = demand.get(itemId)
    demand.set(itemId, {
      itemId,
      quantity: (so?.quantity ?? 0) + quantity,
      schools: (so?.schools ?? 0) + 1,
    })
  }
  return { demand: [...demand.values()], schools: commitments.length, grossPence: grossOf(clearing) }
}

const grossOf = (clearing: PoolClearing) =>
  clearing.kind === "cleared" ? clearing.goodsPence + clearing.deliveryPence + clearing.vatPence : 0n
