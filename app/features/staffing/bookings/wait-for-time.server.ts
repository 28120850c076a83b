import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { isOffered } from "#app/features/staffing/bookings/ask-for-booking.server.ts"
import type { AskedTime } from "#app/features/staffing/bookings/asked-time.ts"
import { circumstancesOf, lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import { offerFreeTime } from "#app/features/staffing/bookings/free-time.server.ts"
import { type Plan, planTimes, weeksAround } from "#app/features/staffing/bookings/plan-times.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { isWorthWaiting } from "#app/features/staffing/bookings/waiting.ts"
import { joinWaitingList } from "#app/features/staffing/bookings/waiting-list.server.ts"
import { readWaiting } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Joining =
  | { kind: "waiting" }
  /** Nobody has it: it can be booked. */
  | { kind: "free" }
  /** Of a series the days that are taken are waited for, by asking for the others. */
  | { kind: "not-a-series" }
  | Exclude<Plan, { kind: "possible" }>
  | { kind: "not-offered" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Wish = { id: string; resourceId: string; when: AskedTime; travelMinutes: number }

/**
 * Puts the acting school on the waiting list for time that another one has, or for hours of a contract that others have;
 * sent twice, it waits once.
 */
export async function waitForTime(
  tx: Tx,
  actor: SchoolActor,
  { id, resourceId, when, travelMinutes }: Wish,
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
  const plan = planTimes(when, { ...circumstances, travelMinutes, leaveOutTaken: false })
  if (plan.kind === "possible") return { kind: "free" }
  if (!isWorthWaiting(plan, resource.weeklyMinutes)) return plan
  const periods = [{ ...when.period, id }]
  await joinWaitingList(tx, actor, resource, { seriesId: null, periods, travelMinutes })
  return { kind: "waiting" }
}

/**
 * Takes the acting school off the waiting list, for one time or for every day of its series. What was held for it goes
 * to the next.
 */
export async function stopWaiting(
  tx: Tx,
  actor: SchoolActor,
  { waitingId, wholeSeries }: { waitingId: string; wholeSeries: boolean },
  at: { now: Temporal.Instant; post: Post },
): Promise<{ kind: "stopped" | "not-found" | "not-allowed" | "moved-on" }> {
  const seen = await readWaiting(tx, waitingId)
  if (seen?.school.id !== actor.school.id) return { kind: "not-found" }
  if (!can(actor, "wait-for-time")) return { kind: "not-allowed" }
  await lockResource(tx, seen.resource.id)
  const stopped = await tx
    .updateTable("waiting")
    .set({ state: "withdrawn" })
    .where((it) =>
      wholeSeries && seen.seriesId !== null
        ? it.and([it("seriesId", "=", seen.seriesId), it("schoolId", "=", actor.school.id)])
        : it("id", "=", waitingId),
    )
    .where("state", "in", ["waiting", "held"])
    .returning("id")
    .execute()
  if (stopped.length === 0) return { kind: "moved-on" }
  const stoppedIds = stopped.map(({ id }) => id)
  await tx.deleteFrom("bookingPeriod").where("waitingId", "in", stoppedIds).execute()
  await offerFreeTime(tx, seen.resource.id, at)
  await recordEvent(tx, actor, {
    act: "stop-waiting",
    subject: { kind: "waiting", id: waitingId },
    detail: { resource: seen.resource.name, times: stopped.length },
  })
  return { kind: "stopped" }
}
