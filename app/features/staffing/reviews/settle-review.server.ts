import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readReview } from "#app/features/staffing/reviews/review-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Settling = { kind: "settled" } | { kind: "not-allowed" } | { kind: "not-found" }

const acts = { shown: "show-review", "kept-back": "keep-review-back" } as const

/** Lets other schools read what is said of one's staff, or keeps it between the two schools; either may change later. */
export async function settleReview(
  tx: Tx,
  actor: SchoolActor,
  id: string,
  state: "shown" | "kept-back",
): Promise<Settling> {
  const review = await readReview(tx, id)
  if (!review) return { kind: "not-found" }
  if (!can(actor, "settle-review", review)) return { kind: "not-allowed" }
  if (review.state === state) return { kind: "settled" }
  await tx
    .updateTable("review")
    .set({ state, settledBy: actor.personId, settledAt: Temporal.Now.instant() })
    .where("id", "=", id)
    .execute()
  await recordEvent(tx, actor, { act: acts[state], subject: { kind: "review", id } })
  return { kind: "settled" }
}

/** Answers what is said of one's staff; another answer takes the place of an earlier one. */
export async function answerReview(
  tx: Tx,
  actor: SchoolActor,
  id: string,
  answer: string,
): Promise<Settling> {
  const review = await readReview(tx, id)
  if (!review) return { kind: "not-found" }
  if (!can(actor, "settle-review", review)) return { kind: "not-allowed" }
  if (review.answer === answer) return { kind: "settled" }
  await tx
    .updateTable("review")
    .set({ answer, answeredBy: actor.personId, answeredAt: Temporal.Now.instant() })
    .where("id", "=", id)
    .execute()
  await recordEvent(tx, actor, { act: "answer-review", subject: { kind: "review", id } })
  return { kind: "settled" }
}
