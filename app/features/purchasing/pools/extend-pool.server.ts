import { formatMoment } from "#app/core/civil-time.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { noteStep } from "#app/features/purchasing/pools/move-pool.server.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

type Extension = { poolId: string; closesAt: Temporal.Instant; reason: string }

/** Puts the closing off: only before it, by the database's clock, and only to a later moment. */
export async function extendPool(
  tx: Tx,
  actor: Actor,
  { poolId, closesAt, reason }: Extension,
  post: Post,
): Promise<{ kind: "extended" } | Refusal> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms, now } = locked
  if (!can(actor, "extend-pool", inPolicy(terms))) return onlyLeads
  if (terms.state === "open" && terms.closesAt.equals(closesAt)) return { kind: "extended" }
  if (!isOpen(terms, now))
    return refused(
      terms.state === "open" || terms.state === "closed"
        ? `This pool closed on ${formatMoment(terms.closesAt)}, so its closing can no longer be put off.`
        : "Only an open pool's closing can be put off.",
    )
  if (Temporal.Instant.compare(closesAt, terms.closesAt) < 0)
    return refused(`The closing can only be put off, to later than ${formatMoment(terms.closesAt)}.`)
  await tx.updateTable("pool").set({ closesAt }).where("id", "=", poolId).execute()
  const by = { personId: actor.personId, name: actor.name }
  const change = `The closing was put off from ${formatMoment(terms.closesAt)} to ${formatMoment(closesAt)}.`
  await noteStep(tx, {
    poolId,
    from: "open",
    to: "open",
    by,
    reason: reason ? `${change} ${reason}` : change,
  })
  await recordEvent(tx, actor, {
    act: "extend-pool",
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { from: terms.closesAt.toString(), to: closesAt.toString(), reason },
  })
  await post.jobs.enqueue(tx, { queue: "close-pool", data: { poolId }, after: closesAt })
  return { kind: "extended" }
}
