import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { inPolicy, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { type HeldLines, readOwnLines } from "#app/features/purchasing/receipts/own-lines.server.ts"
import { isOpenDispute } from "#app/features/purchasing/receipts/receipt.ts"
import type { Tx } from "#db/client.ts"

export type Confirmed = { kind: "confirmed" } | Refusal

/** A school says that it has received its part: every line that it does not dispute, or has not confirmed yet. */
export async function confirmReceipt(tx: Tx, actor: SchoolActor, poolId: string): Promise<Confirmed> {
  const held = await readOwnLines(tx, actor, poolId)
  if ("kind" in held) return held
  const barred = barredFromReceipts(actor, held)
  if (barred) return barred
  const open = held.lines.filter(
    ({ receipt }) => !receipt || (receipt.answer === "disputed" && !isOpenDispute(receipt)),
  )
  if (open.length === 0) return { kind: "confirmed" }
  const said = { poolId, schoolId: actor.school.id, saidBy: actor.personId, personName: actor.name }
  await tx
    .insertInto("receipt")
    .values(open.map(({ itemId }) => ({ ...said, itemId, answer: "confirmed" })))
    .execute()
  await recordEvent(tx, actor, {
    act: "confirm-receipt",
    subject: { kind: "pool", id: poolId },
    detail: { title: held.terms.title },
  })
  return { kind: "confirmed" }
}

/** Why this person cannot speak for their school about what it received; null for those who can. */
export const barredFromReceipts = (actor: SchoolActor, { terms, lines }: HeldLines): Refusal | null => {
  if (!can(actor, "confirm-receipt", inPolicy(terms)))
    return {
      kind: "forbidden",
      sentence: `A head, business manager or finance officer of ${actor.school.name} can say what it received.`,
    }
  if (lines.length === 0) return refused("Your school gets nothing from this pool.")
  if (terms.state !== "delivered" && terms.state !== "invoiced")
    return refused("You can say what your school received once the delivery is complete.")
  return null
}
