import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { movePool } from "#app/features/purchasing/pools/move-pool.server.ts"
import { poolCancelled } from "#app/features/purchasing/pools/pool-letters.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import { mayBecome } from "#app/features/purchasing/pools/pool-transitions.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/** Cancels a pool at any point before it is ordered; everybody who sees the pool sees the reason. */
export async function cancelPool(
  tx: Tx,
  actor: Actor,
  { poolId, reason }: { poolId: string; reason: string },
  post: Post,
): Promise<{ kind: "cancelled" } | Refusal> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms } = locked
  if (!can(actor, "cancel-pool", inPolicy(terms))) return onlyLeads
  if (terms.state === "cancelled") return { kind: "cancelled" }
  if (!mayBecome(terms.state, "cancelled"))
    return refused("This pool has been ordered from the supplier, so it can no longer be cancelled.")
  const by = { personId: actor.personId, name: actor.name }
  await movePool(tx, { poolId, from: terms.state, to: "cancelled", by, reason })
  await recordEvent(tx, actor, {
    act: "cancel-pool",
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { title: terms.title, from: terms.state, reason },
  })
  await writeToSchools(tx, post, await addresseesOf(tx, poolId, "participants"), (reader) =>
    poolCancelled(reader, terms, { by: actor.name, reason }, post.appUrl),
  )
  return { kind: "cancelled" }
}
