import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import type { AskedBooking } from "#app/features/staffing/bookings/booking-form.ts"
import { bookingAskedFor } from "#app/features/staffing/bookings/booking-letters.ts"
import { readBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { circumstancesOf, lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import {
  type LeftOut,
  type Plan,
  planTimes,
  weeksAround,
} from "#app/features/staffing/bookings/plan-times.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { unlessTaken } from "#app/features/staffing/bookings/unless-taken.server.ts"
import { joinWaitingList } from "#app/features/staffing/bookings/waiting-list.server.ts"
import { writeBooking } from "#app/features/staffing/bookings/write-booking.server.ts"
import type { Tx } from "#db/client.ts"

export type Asking =
  | { kind: "asked"; leftOut: LeftOut[] }
  /** Every day of the series is taken, and the school waits for each. */
  | { kind: "waiting" }
  | Exclude<Plan, { kind: "possible" }>
  /** It is listed no longer, or was shared with other groups. */
  | { kind: "not-offered" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

/**
 * Asks for somebody's or something's time, once or as a series of one term; a school books its own without asking.
 * The time is taken from this moment. Sent twice, it is one.
 */
export async function askForBooking(
  tx: Tx,
  actor: SchoolActor,
  asked: AskedBooking & { resourceId: string },
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<Asking> {
  const resource = await readResource(tx, asked.resourceId)
  if (!resource) return { kind: "not-found" }
  if (!can(actor, "ask-for-booking")) return { kind: "not-allowed" }
  if (!isOffered(actor, resource)) return { kind: "not-offered" }
  await lockResource(tx, resource.id)
  const before = await readBooking(tx, asked.id)
  if (before)
    return before.school.id === actor.school.id ? { kind: "asked", leftOut: [] } : { kind: "not-found" }
  const { when, travelMinutes, whenTaken } = asked
  const isOwn = resource.school.id === actor.school.id
  const circumstances = await circumstancesOf(tx, resource, {
    ...{ schoolId: actor.school.id, within: weeksAround(when), now },
  })
  const plan = planTimes(when, { ...circumstances, travelMinutes, leaveOutTaken: whenTaken !== "refuse" })
  const waitsFor = whenTaken === "wait" && "taken" in plan ? plan.taken : []
  if (plan.kind === "nothing-left" && waitsFor.length > 0) {
    await joinWaitingList(tx, actor, resource, { seriesId: asked.id, periods: waitsFor, travelMinutes })
    return { kind: "waiting" }
  }
  if (plan.kind !== "possible") return plan
  const { periods, leftOut } = plan
  const written = await unlessTaken(tx, () => writeBooking(tx, actor, { ...asked, resource, periods, isOwn }))
  if (written === "taken") return { kind: "taken", periods }
  if (written !== "written") return { kind: "not-found" }
  await recordEvent(tx, actor, {
    act: "ask-for-booking",
    subject: { kind: "booking", id: asked.id },
    detail: { resource: resource.title, times: periods.length },
  })
  await joinWaitingList(tx, actor, resource, { seriesId: asked.id, periods: waitsFor, travelMinutes })
  if (!isOwn)
    await writeToLeaders(
      tx,
      post,
      resource.school.id,
      bookingAskedFor(
        { id: asked.id, title: resource.title, asker: actor.school.name, periods },
        post.appUrl,
      ),
    )
  return { kind: "asked", leftOut }
}

/** Whether the actor's school may book it now. */
export const isOffered = (actor: SchoolActor, { school, active, groupIds }: Resource): boolean =>
  active && (school.id === actor.school.id || actor.groups.some((group) => groupIds.includes(group.id)))
