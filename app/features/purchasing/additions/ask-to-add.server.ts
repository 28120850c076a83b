import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { WantedAddition } from "#app/features/purchasing/additions/addition-form.ts"
import { whyNotOnOnesOwn } from "#app/features/purchasing/additions/needed-for-more.server.ts"
import type { HeldPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { inPolicy, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/**
 * Asks whoever leads a closed pool for more of what it buys. Posted twice it is asked once; while one waits for its
 * answer, no other can be asked.
 */
export async function askToAdd(
  tx: Tx,
  actor: SchoolActor,
  { terms }: HeldPool,
  { id, note, lines }: WantedAddition,
): Promise<{ kind: "asked" } | Refusal> {
  if (!can(actor, "ask-to-add", inPolicy(terms)))
    return {
      kind: "forbidden",
      sentence: `Only a head, business manager or finance officer can ask for ${actor.school.name}.`,
    }
  const tooLate = whyNoAddition(terms)
  if (tooLate) return refused(tooLate)
  const result = (await readPool(tx, terms.id))?.result
  if (!result?.shares.some(({ schoolId }) => schoolId === actor.school.id))
    return refused("Your school has no part in this order, so there is nothing to add to.")
  const beyond = await whyNotOnOnesOwn(tx, actor, { terms, result }, lines)
  if (beyond) return refused(beyond)
  const asked = await tx
    .insertInto("addition")
    .values({
      ...{ id, note, poolId: terms.id, schoolId: actor.school.id },
      ...{ askedBy: actor.personId, personName: actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (asked.numInsertedOrUpdatedRows !== 1n) return alreadyAsked(tx, id)
  await tx
    .insertInto("additionLine")
    .values(lines.map((line) => ({ additionId: id, ...line })))
    .execute()
  await recordEvent(tx, actor, {
    act: "ask-to-add",
    subject: { kind: "pool", id: terms.id },
    detail: { title: terms.title, lines, note },
  })
  return { kind: "asked" }
}

async function alreadyAsked(tx: Tx, id: string): Promise<{ kind: "asked" } | Refusal> {
  const same = await tx.selectFrom("addition").select("id").where("id", "=", id).executeTakeFirst()
  return same
    ? { kind: "asked" }
    : refused("Your school has asked already. Wait for the answer, or take back what you asked for.")
}

/** Why nothing can be added to this pool; null while it can. */
export function whyNoAddition({ state, outcome }: HeldPool["terms"]): string | null {
  if (state === "closed" && outcome === "cleared") return null
  if (state === "cancelled") return "This pool was cancelled."
  if (state === "draft" || state === "open") return "This pool has not closed. Change your answer instead."
  if (outcome !== "cleared") return "Nothing was bought in this pool, so there is nothing to add to."
  return "The order has been placed, so nothing can be added to it any more."
}
