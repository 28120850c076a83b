import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { type Mover, movePool, noteStep } from "#app/features/purchasing/pools/move-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { poolOpened } from "#app/features/purchasing/pools/pool-letters.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import { noteWarnings } from "#app/features/purchasing/procurement/note-warnings.server.ts"
import { wholeSizeGross } from "#app/features/purchasing/procurement/pool-value.ts"
import type { Tx } from "#db/client.ts"

export type Opening = { kind: "opened" } | { kind: "scheduled"; opensAt: Temporal.Instant } | Refusal

/**
 * Opens a draft: now, or, where its opening is still to come, by itself at that moment. `at: "once"` brings a later
 * opening forward. From then on its terms stand. Opening twice is opening once.
 */
export async function openPool(
  tx: Tx,
  actor: Actor,
  { poolId, at }: { poolId: string; at: "its-time" | "once" },
  post: Post,
): Promise<Opening> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms, now } = locked
  if (!can(actor, "open-pool", inPolicy(terms))) return onlyLeads
  if (terms.state === "open") return { kind: "opened" }
  if (terms.state !== "draft") return refused("This pool is past its opening.")
  if (Temporal.Instant.compare(terms.closesAt, now) <= 0)
    return refused("The closing of this pool has passed. Enter a later one before you open it.")
  if (terms.supplierName === "" || terms.items.some(hasNoPrice))
    return refused("Enter the supplier and its prices before you open this pool.")
  const isLater = Temporal.Instant.compare(terms.opensAt, now) > 0
  const by = { personId: actor.personId, name: actor.name }
  if (isLater && at === "its-time") return release(tx, actor, terms, by, post)
  if (isLater) await tx.updateTable("pool").set({ opensAt: now }).where("id", "=", poolId).execute()
  await startTaking(tx, terms, by, post)
  await recordEvent(tx, actor, openingOf(terms))
  return { kind: "opened" }
}

/** A draft that Kith began may stand without prices; what is given away needs no pool. */
const hasNoPrice = ({ tiers }: PoolTerms["items"][number]) => tiers.some(({ unitPrice }) => unitPrice === 0n)

const openingOf = (terms: PoolTerms) => ({
  act: "open-pool",
  subject: { kind: "pool", id: terms.id },
  groupId: terms.groups[0]?.id,
  detail: { title: terms.title, closesAt: terms.closesAt.toString() },
})

async function release(tx: Tx, actor: Actor, terms: PoolTerms, by: Mover, post: Post): Promise<Opening> {
  if (terms.releasedAt === null) {
    await tx
      .updateTable("pool")
      .set({ releasedAt: Temporal.Now.instant() })
      .where("id", "=", terms.id)
      .execute()
    await noteStep(tx, { poolId: terms.id, from: "draft", to: "draft", by, reason: "Opens by itself." })
    await recordEvent(tx, actor, { ...openingOf(terms), act: "schedule-pool" })
  }
  await post.jobs.enqueue(tx, { queue: "open-pool", data: { poolId: terms.id }, after: terms.opensAt })
  return { kind: "scheduled", opensAt: terms.opensAt }
}

/** Moves a locked draft to open, sees to its closing, and tells every school that may join. */
export async function startTaking(tx: Tx, terms: PoolTerms, by: Mover, post: Post): Promise<void> {
  await movePool(tx, { poolId: terms.id, from: "draft", to: "open", by })
  await noteWarnings(tx, terms, { stage: "opening", by, grossPence: wholeSizeGross(terms, []) })
  await post.jobs.enqueue(tx, { queue: "close-pool", data: { poolId: terms.id }, after: terms.closesAt })
  await writeToSchools(tx, post, await addresseesOf(tx, terms.id, "everybody"), (reader) =>
    poolOpened(reader, terms, post.appUrl),
  )
}
