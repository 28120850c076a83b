import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import type { Addition } from "#app/features/purchasing/additions/addition.ts"
import { additionAnswered, shareFell } from "#app/features/purchasing/additions/addition-letters.ts"
import { readAddition } from "#app/features/purchasing/additions/addition-queries.server.ts"
import { whyNoAddition } from "#app/features/purchasing/additions/ask-to-add.server.ts"
import { clearWithAddition } from "#app/features/purchasing/additions/clear-with-addition.ts"
import { reviseClearing } from "#app/features/purchasing/additions/revise-clearing.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { inPolicy, poolNotFound, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { noteWarnings } from "#app/features/purchasing/procurement/note-warnings.server.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { Tx } from "#db/client.ts"

type Which = { poolId: string; additionId: string }
type Settled = { kind: "done" } | Refusal

export const RAISES =
  "This would make another school pay more, or get something else, so it cannot be accepted. Refuse it, or order more apart."

const onlyLead: Refusal = {
  kind: "forbidden",
  sentence:
    "Only the lead school's head, business manager and finance staff can answer this: it is they who order.",
}

/**
 * Adds what a school asked for to a closed pool: the pool is cleared anew, and that clearing stands in the place of
 * the one before, so long as nobody else pays a penny more. Accepting twice is accepting once.
 */
export async function acceptAddition(tx: Tx, actor: Actor, which: Which, post: Post): Promise<Settled> {
  const found = await lockAddition(tx, which)
  if (!found) return poolNotFound
  const { terms, addition } = found
  if (!can(actor, "answer-addition", inPolicy(terms))) return onlyLead
  if (addition.state === "accepted") return { kind: "done" }
  const tooLate = whyNoAddition(terms) ?? whySettled(addition)
  if (tooLate) return refused(tooLate)
  const pool = await readPool(tx, terms.id)
  if (!pool?.result) return poolNotFound
  const revising = { terms, standing: pool.result, schools: pool.participants }
  const revised = clearWithAddition(revising, addition)
  if (revised.kind !== "revised") return refused(RAISES)
  await write(tx, actor, addition, { state: "accepted" })
  await reviseClearing(tx, { poolId: terms.id, additionId: addition.id }, revised)
  await record(tx, actor, terms, addition, "accept-addition", {})
  const by = { personId: actor.personId, name: actor.name }
  await noteWarnings(tx, terms, { stage: "addition", by, grossPence: grossOf(revised.clearing) })
  await writeToSchools(tx, post, await addresseesOf(tx, terms.id, "participants"), (reader) =>
    reader.schoolId === addition.schoolId
      ? additionAnswered(reader, terms, { addition, clearing: revised.clearing }, post.appUrl)
      : shareFell(reader, terms, { before: revising.standing, after: revised.clearing }, post.appUrl),
  )
  return { kind: "done" }
}

/** Says no, with the reason that the school reads. */
export async function refuseAddition(
  tx: Tx,
  actor: Actor,
  { reason, ...which }: Which & { reason: string },
  post: Post,
): Promise<Settled> {
  const found = await lockAddition(tx, which)
  if (!found) return poolNotFound
  const { terms, addition } = found
  if (!can(actor, "answer-addition", inPolicy(terms))) return onlyLead
  if (addition.state === "refused") return { kind: "done" }
  const settled = whySettled(addition)
  if (settled) return refused(settled)
  await write(tx, actor, addition, { state: "refused", reason })
  await record(tx, actor, terms, addition, "refuse-addition", { reason })
  await writeToSchools(tx, post, await addresseesOf(tx, terms.id, "participants"), (reader) =>
    reader.schoolId === addition.schoolId
      ? additionAnswered(reader, terms, { addition, refusal: reason }, post.appUrl)
      : null,
  )
  return { kind: "done" }
}

/** Takes back what one's own school has asked for, while nobody has answered. */
export async function takeBackAddition(tx: Tx, actor: Actor, which: Which): Promise<Settled> {
  const found = await lockAddition(tx, which)
  if (!found) return poolNotFound
  const { terms, addition } = found
  if (addition.schoolId !== actor.school?.id || !can(actor, "withdraw-from-pool", inPolicy(terms)))
    return { kind: "forbidden", sentence: `Only ${addition.schoolName} can take this back.` }
  if (addition.state === "taken-back") return { kind: "done" }
  const settled = whySettled(addition)
  if (settled) return refused(settled)
  await write(tx, actor, addition, { state: "taken-back" })
  await record(tx, actor, terms, addition, "take-back-addition", {})
  return { kind: "done" }
}

const grossOf = ({ goodsPence, deliveryPence, vatPence }: Extract<PoolClearing, { kind: "cleared" }>) =>
  goodsPence + deliveryPence + vatPence

async function lockAddition(tx: Tx, { poolId, additionId }: Which) {
  const locked = await lockPool(tx, poolId)
  const addition = locked && (await readAddition(tx, poolId, additionId))
  return addition ? { terms: locked.terms, addition } : null
}

const whySettled = ({ state }: Addition): string | null => {
  if (state === "waiting") return null
  if (state === "taken-back") return "The school has taken this back."
  return `This has been ${state} already.`
}

type Answer = { state: "accepted" | "refused" | "taken-back"; reason?: string }

const write = (tx: Tx, actor: Actor, { id }: Addition, answer: Answer) =>
  tx
    .updateTable("addition")
    .set({ ...answer, settledBy: actor.personId, settledAt: Temporal.Now.instant() })
    .where("id", "=", id)
    .execute()

const record = (
  tx: Tx,
  actor: Actor,
  terms: PoolTerms,
  { lines, schoolName }: Addition,
  act: string,
  detail: Record<string, unknown>,
) =>
  recordEvent(tx, actor, {
    act,
    subject: { kind: "pool", id: terms.id },
    groupId: terms.groups[0]?.id,
    detail: { title: terms.title, schoolName, lines, ...detail },
  })
