import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { movePool } from "#app/features/purchasing/pools/move-pool.server.ts"
import type { PoolState, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { poolTransitions } from "#app/features/purchasing/pools/pool-transitions.ts"
import { poolNotFound, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

export type Advance = { kind: "done" } | Refusal

type Step = {
  act: string
  from: PoolState
  to: PoolState
  mayDo: (terms: PoolTerms) => boolean
  forbidden: string
  tooEarly: string
}

/** Takes a cleared pool one step further on its way after closing. Taking a step twice is taking it once. */
export async function advancePool(tx: Tx, actor: Actor, poolId: string, step: Step): Promise<Advance> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms } = locked
  if (!step.mayDo(terms)) return { kind: "forbidden", sentence: step.forbidden }
  if (terms.state === "cancelled") return refused("This pool was cancelled.")
  if (terms.outcome === "nothing-clears")
    return refused("Nothing cleared in this pool, so nothing is bought.")
  if (hasReached(terms.state, step.to)) return { kind: "done" }
  if (terms.state !== step.from) return refused(step.tooEarly)
  const by = { personId: actor.personId, name: actor.name }
  await movePool(tx, { poolId, from: step.from, to: step.to, by })
  await recordEvent(tx, actor, {
    act: step.act,
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { title: terms.title },
  })
  return { kind: "done" }
}

const hasReached = (state: PoolState, wanted: PoolState): boolean =>
  state === wanted || poolTransitions[wanted].some((next) => hasReached(state, next))
