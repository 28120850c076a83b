import type { Actor } from "#app/features/auth/actor.ts"
import { readAdditions, readRevisions } from "#app/features/purchasing/additions/addition-queries.server.ts"
import type { AdditionsView } from "#app/features/purchasing/additions/additions-view.ts"
import { presentAdditions } from "#app/features/purchasing/additions/present-additions.server.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

/** What the page of a closed pool says of additions to its order. */
export async function additionsOf(tx: Tx, view: PoolView, actor: Actor): Promise<AdditionsView | null> {
  const poolId = view.terms.id
  return presentAdditions(view, actor, await readAdditions(tx, poolId), await readRevisions(tx, poolId))
}
