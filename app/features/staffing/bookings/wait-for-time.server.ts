import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { isOffered } from "#app/features/staffing/bookings/ask-for-booking.server.ts"
import type { AskedTime } from "#app/features/staffing/bookings/asked-time.ts"
import { circumstancesOf, lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import { offerFreeTime } from "#app/features/staffing/bookings/free-time.server.ts"
import { type Plan, planTimes, weeksAround } from "#app/features/staffing/bookings/plan-times.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { readWaiting } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import { halfOpen } from "#app/features/staffing/bookings/write-booking.server.ts"
import type { Tx } from "#db/client.ts"

type Joining =
  | { kind: "waiting" }
  /** Nobody has it: it can be booked. */
  | { kind: "free" }
  /** Only a single time is waited for. */
  | { kind: "not-a-series" }
  | Exclude<Plan, { kind: "possible" | "taken" }>
  | { kind: "not-offered" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Wish = { id: string; resourceId: string; when: AskedTime }

/** Puts the acting school on the waiting list for time that another one has; sent twice, it waits once. */
export async function waitForTime(
  tx: Tx,
  actor: SchoolActor,
  { id, resourceId, when }: Wish,
  now: Temporal.Instant,
): Promise<Joining> {
  const resource = await readResource(tx, resourceId)
  if (!resource) return { kind: "not-found" }
  if (!can(actor, "wait-for-time")) return { kind: "not-allowed" }
  if (!isOffered(actor, resource)) return { kind: "not-offered" }
  if (when.kind !== "once") return { kind: "not-a-series" }
  await lockResource(tx, resourceId)
  const circumstances = await circumstancesOf(tx, resource, {
    ...{ schoolId: actor.school.id, within: weeksAround(when), now },
  })
  const plan = planTimes(when, { ...circumstances, travelMinutes: 0, leaveOutTaken: false })
  if (plan.kind === "possible") return { kind: "free" }
  if (plan.kind !== "taken") return plan
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("waiting")
    .values({
      ...{ id, resourceId, schoolId: actor.school.id, askedBy: actor.personId },
      during: halfOpen(when.period),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows)
    await recordEvent(tx, actor, {
      act: "wait-for-time",
      subject: { kind: "waiting", id },
      detail: { resource: resource.title },
    })
  return { kind: "waiting" }
}

/** Takes the acting school off the waiting list. What was held for it goes to the next. */
export async function stopWaiting(
  tx: Tx,
  actor: SchoolActor,
  waitingId: string,
  at: { now: Temporal.Instant; post: Post },
): Promise<{ kind: "stopped" | "not-found" | "not-allowed" | "moved-on" }> {
  const seen = await readWaiting(tx, waitingId)
  if (seen?.school.id !== actor.school.id) return { kind: "not-found" }
  if (!can(actor, "wait-for-time")) return { kind: "not-allowed" }
  await lockResource(tx, seen.resource.id)
  const { numUpdatedRows } = await tx
    .updateTable("waiting")
    .set({ state: "withdrawn" })
    .where("id", "=", waitingId)
    .where("state", "in", ["waiting", "held"])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { kind: "moved-on" }
  await tx.deleteFrom("bookingPeriod").where("waitingId", "=", waitingId).execute()
  await offerFreeTime(tx, seen.resource.id, at)
  await recordEvent(tx, actor, {
    act: "stop-waiting",
    subject: { kind: "waiting", id: waitingId },
    detail: { resource: seen.resource.name },
  })
  return { kind: "stopped" }
}
