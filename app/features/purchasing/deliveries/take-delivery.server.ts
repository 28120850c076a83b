import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { completeDelivery } from "#app/features/purchasing/deliveries/complete-delivery.server.ts"
import type { Delivery } from "#app/features/purchasing/deliveries/delivery.ts"
import { writeDelivery } from "#app/features/purchasing/deliveries/write-delivery.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { noteStep } from "#app/features/purchasing/pools/move-pool.server.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import { finishDelivery } from "#app/features/purchasing/recharging/record-delivery.server.ts"
import type { Tx } from "#db/client.ts"

export type TakenDelivery =
  | { kind: "recorded" }
  | { kind: "completed" }
  | { kind: "refused-field"; field: "deliveredOn"; sentence: string }
  | Refusal

/**
 * Records one delivery of an ordered pool: a part of it, or the last. With the last one the pool is delivered, and
 * shares follow what arrived. The same form sent twice records one delivery.
 */
export async function takeDelivery(
  tx: Tx,
  actor: Actor,
  poolId: string,
  delivery: Omit<Delivery, "personName">,
  post: Post,
): Promise<TakenDelivery> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms, now } = locked
  if (!can(actor, "deliver-pool", inPolicy(terms))) return onlyLeads
  if (await isRecorded(tx, poolId, delivery.id))
    return { kind: delivery.completes ? "completed" : "recorded" }
  if (terms.state === "delivered" || terms.state === "invoiced")
    return refused("The delivery is complete. What was recorded wrongly can be corrected.")
  if (terms.state !== "ordered") return refused("Delivery can be recorded once the pool has been ordered.")
  if (Temporal.PlainDate.compare(delivery.deliveredOn, civilDateOf(now)) > 0)
    return {
      ...{ kind: "refused-field", field: "deliveredOn" },
      sentence: `Enter today, ${formatShortDate(civilDateOf(now))}, or an earlier date`,
    }
  await writeDelivery(tx, actor, poolId, delivery)
  if (delivery.completes) {
    const step = await finishDelivery(tx, actor, poolId)
    if (step.kind !== "done") return step
    await completeDelivery(tx, actor, poolId, post)
    return { kind: "completed" }
  }
  const by = { personId: actor.personId, name: actor.name }
  await noteStep(tx, { poolId, from: "ordered", to: "ordered", by, reason: delivery.note })
  await recordEvent(tx, actor, {
    act: "record-delivery",
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { title: terms.title, deliveryId: delivery.id },
  })
  return { kind: "recorded" }
}

const isRecorded = async (tx: Tx, poolId: string, id: string) =>
  (await tx
    .selectFrom("delivery")
    .select("id")
    .where("id", "=", id)
    .where("poolId", "=", poolId)
    .executeTakeFirst()) !== undefined
