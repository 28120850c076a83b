import { recordEvent } from "#app/features/audit/record-event.server.ts"
import { type Actor, actingForSchool } from "#app/features/auth/actor.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { applyFacts } from "#app/features/purchasing/corrections/apply-facts.server.ts"
import { chargeChange, type Issuing } from "#app/features/purchasing/corrections/charge-corrections.server.ts"
import { type Held, readForCorrection } from "#app/features/purchasing/corrections/correct-pool.server.ts"
import { nameInAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { itemOf } from "#app/features/purchasing/pools/pool.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import { poolNotFound, type Refusal } from "#app/features/purchasing/pools/refusal.ts"
import { isOpenDispute, type Receipt } from "#app/features/purchasing/receipts/receipt.ts"
import { disputeAnswered } from "#app/features/purchasing/receipts/receipt-letters.ts"
import { readReceipts } from "#app/features/purchasing/receipts/receipt-queries.server.ts"
import { settleQuantity, type WhoBears } from "#app/features/purchasing/receipts/settle-quantity.ts"
import type { Tx } from "#db/client.ts"

export type Answer = { note: string } & (
  | { kind: "explained" }
  /** The quantity that the school gets after all, and what becomes of the difference. */
  | { kind: "corrected"; quantity: number; correctionId: string; whoBears: WhoBears }
)

export type Answered =
  | { kind: "answered" }
  | { kind: "refused-field"; field: "quantity"; sentence: string }
  | Refusal

/** The dispute of an address, with its pool as it stands, for whoever may answer it. */
export async function readDispute(
  tx: Tx,
  actor: Actor,
  poolId: string,
  disputeId: string,
): Promise<(Held & { dispute: Receipt }) | Refusal> {
  const held = await readForCorrection(tx, actor, poolId)
  if (held.kind !== "held") return held
  const dispute = (await readReceipts(tx, poolId)).find(({ id }) => id === disputeId)
  return dispute?.answer === "disputed" ? { ...held, dispute } : poolNotFound
}

/**
 * Answers a dispute: the line stands and why, or the school gets another quantity after all. What waited is then
 * invoiced, and what was invoiced corrected.
 */
export async function answerDispute(
  tx: Tx,
  actor: Actor,
  { poolId, disputeId, answer }: { poolId: string; disputeId: string; answer: Answer },
  around: Issuing,
): Promise<Answered> {
  if (!(await lockPool(tx, poolId))) return poolNotFound
  const found = await readDispute(tx, actor, poolId, disputeId)
  if (found.kind !== "held") return found
  const { pool, history, dispute } = found
  if (!isOpenDispute(dispute)) return { kind: "answered" }
  const before = currentAccount(history)
  const item = itemOf(pool.terms, dispute.itemId)
  const name = nameInAccount(before, item)
  const settled = answer.kind === "corrected" ? settleQuantity(before, dispute, answer) : null
  if (settled && !settled.ok) return { kind: "refused-field", field: "quantity", sentence: settled.reason }
  const said = { answeredBy: actor.personId, personName: actor.name, note: answer.note }
  if (answer.kind === "corrected" && settled?.ok) {
    const write = (correctionId: string) =>
      tx
        .insertInto("disputeAnswer")
        .values({ receiptId: disputeId, answer: "corrected", correctionId, ...said })
    const reason = `The quantity of ${name} that one school received was corrected.`
    const change = { id: answer.correctionId, pool, history, facts: settled.value, reason }
    // The answer comes first where documents follow from it, because what still waits is not on them.
    await applyFacts(tx, actor, { ...change, cause: "dispute" }, around, async () => {
      await write(answer.correctionId).execute()
    })
  } else {
    await tx
      .insertInto("disputeAnswer")
      .values({ receiptId: disputeId, answer: "explained", ...said })
      .execute()
    if (pool.terms.state === "invoiced") {
      const reason = `What your school disputed about ${name} has been answered.`
      await chargeChange(tx, actingForSchool(actor), pool, { before, after: before, reason }, around)
    }
  }
  await recordEvent(tx, actor, {
    act: "answer-dispute",
    subject: { kind: "pool", id: poolId },
    groupId: pool.terms.groups[0]?.id,
    detail: { title: pool.terms.title, item: name, answer: answer.kind },
  })
  const concerned = (await addresseesOf(tx, poolId, "participants")).filter(
    ({ schoolId }) => schoolId === dispute.schoolId,
  )
  await writeToSchools(tx, around, concerned, (reader) =>
    disputeAnswered(
      reader,
      pool.terms,
      { item: name, note: answer.note, isCorrected: answer.kind === "corrected" },
      around.appUrl,
    ),
  )
  return { kind: "answered" }
}
