import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { monthName, monthOf } from "#app/features/staffing/time/month.ts"
import type { Tx } from "#db/client.ts"

export type StartingMonthEnd =
  | { kind: "started"; monthEndId: string }
  /** A month is recharged once it is over. */
  | { kind: "too-early" }
  | { kind: "not-allowed" }

type Wanted = { groupId: string; month: Temporal.PlainDate; today: Temporal.PlainDate }

/**
 * Has every arrangement of a group recharged for a month, by a worker. Started again, it takes up what was left out or
 * failed and what has been arranged since; what is recharged stays as it is.
 */
export async function startMonthEnd(
  tx: Tx,
  actor: Actor,
  { groupId, month, today }: Wanted,
  jobs: JobQueue,
): Promise<StartingMonthEnd> {
  if (!can(actor, "run-month-end", { id: groupId })) return { kind: "not-allowed" }
  if (Temporal.PlainDate.compare(month, monthOf(today)) >= 0) return { kind: "too-early" }
  await tx
    .insertInto("monthEnd")
    .values({ groupId, month, startedBy: actor.personId, personName: actor.name })
    .onConflict((conflict) => conflict.columns(["groupId", "month"]).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom("monthEnd")
    .select("id")
    .where("groupId", "=", groupId)
    .where("month", "=", month)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto("monthEndStep")
    .columns(["monthEndId", "arrangementId"])
    .expression((query) =>
      query
        .selectFrom("arrangement")
        .select([sql<string>`${id}::uuid`.as("monthEndId"), "id"])
        .where("groupId", "=", groupId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .updateTable("monthEndStep")
    .set({ state: "waiting", sentence: "", changedAt: sql<Temporal.Instant>`clock_timestamp()` })
    .where("monthEndId", "=", id)
    .where("state", "in", ["left-out", "failed"])
    .execute()
  await recordEvent(tx, actor, {
    act: "run-month-end",
    subject: { kind: "month-end", id },
    groupId,
    detail: { month: monthName(month) },
  })
  await jobs.enqueue(tx, { queue: "run-month-end", data: { monthEndId: id } })
  return { kind: "started", monthEndId: id }
}
