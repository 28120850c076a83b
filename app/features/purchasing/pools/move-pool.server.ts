import type { PoolState } from "#app/features/purchasing/pools/pool.ts"
import { mayBecome } from "#app/features/purchasing/pools/pool-transitions.ts"
import type { Tx } from "#db/client.ts"

/** Who moves a pool: a person, or Kith itself when its time has come. */
export type Mover = { personId: string | null; name: string }

export const byItself: Mover = { personId: null, name: "Kith" }

type Move = { poolId: string; from: PoolState; to: PoolState; by: Mover; reason?: string }

/**
 * Moves a locked pool to its next state and writes the step into its history. A step that is not declared, or a pool
 * that is not where the caller read it to be, is a bug and throws.
 */
export async function movePool(tx: Tx, { poolId, from, to, by, reason }: Move): Promise<void> {
  if (!mayBecome(from, to)) throw new Error(`A pool cannot go from ${from} to ${to}`)
  const moved = await tx
    .updateTable("pool")
    .set({ state: to })
    .where("id", "=", poolId)
    .where("state", "=", from)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw new Error(`The pool is not ${from}, or not this person's to move`)
  await noteStep(tx, { poolId, from, to, by, reason })
}

/** Writes a step into the pool's history; one from a state to itself says that something else has changed. */
export async function noteStep(tx: Tx, { poolId, from, to, by, reason = "" }: Move): Promise<void> {
  await tx
    .insertInto("poolTransition")
    .values({ poolId, fromState: from, toState: to, personId: by.personId, personName: by.name, reason })
    .execute()
}
