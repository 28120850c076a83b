import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { poolNotFound, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { barredFromReceipts } from "#app/features/purchasing/receipts/confirm-receipt.server.ts"
import { readOwnLines } from "#app/features/purchasing/receipts/own-lines.server.ts"
import { isOpenDispute } from "#app/features/purchasing/receipts/receipt.ts"
import { lineDisputed } from "#app/features/purchasing/receipts/receipt-letters.ts"
import { writeToPoolLead } from "#app/features/purchasing/receipts/write-to-pool-lead.server.ts"
import type { Tx } from "#db/client.ts"

export type Dispute = { id: string; itemId: string; note: string }

export type Disputed = { kind: "disputed" } | Refusal

/**
 * A school says that something is wrong with one of its lines. The line waits while everything else goes on; those
 * who lead the pool are told, and answer. The same form sent twice disputes once.
 */
export async function disputeLine(
  tx: Tx,
  actor: SchoolActor,
  poolId: string,
  { id, itemId, note }: Dispute,
  post: Post,
): Promise<Disputed> {
  // Not while invoices are being issued: the line is either on them or waits.
  if (!(await lockPool(tx, poolId))) return poolNotFound
  const held = await readOwnLines(tx, actor, poolId)
  if ("kind" in held) return held
  const barred = barredFromReceipts(actor, held)
  if (barred) return barred
  const line = held.lines.find((one) => one.itemId === itemId)
  if (!line) return refused("Your school gets nothing of this item.")
  if (line.receipt?.id === id) return { kind: "disputed" }
  if (line.receipt && isOpenDispute(line.receipt))
    return refused(
      `Your school disputes ${line.name} already. ${held.terms.leadSchool.name} has yet to answer.`,
    )
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("receipt")
    .values({
      ...{ id, poolId, schoolId: actor.school.id, itemId, answer: "disputed", note },
      ...{ saidBy: actor.personId, personName: actor.name },
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n)
    return refused("This page has disputed another line already. Open it again to dispute this one as well.")
  await recordEvent(tx, actor, {
    act: "dispute-line",
    subject: { kind: "pool", id: poolId },
    detail: { title: held.terms.title, item: line.name, note },
  })
  await writeToPoolLead(tx, post, poolId, (reader) =>
    lineDisputed(
      reader,
      held.terms,
      { school: actor.school.name, item: line.name, note, disputeId: id },
      post.appUrl,
    ),
  )
  return { kind: "disputed" }
}
