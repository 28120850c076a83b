import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import { isOffered } from "#app/features/staffing/bookings/ask-for-booking.server.ts"
import { bookingAskedFor } from "#app/features/staffing/bookings/booking-letters.ts"
import { circumstancesOf, lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import { type FullWeek, fullWeeks } from "#app/features/staffing/bookings/contract-hours.ts"
import { weeksAround } from "#app/features/staffing/bookings/plan-times.ts"
import type { Settlement } from "#app/features/staffing/bookings/resource.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { isHeld } from "#app/features/staffing/bookings/waiting.ts"
import { readWaiting } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import { insertBooking } from "#app/features/staffing/bookings/write-booking.server.ts"
import type { Tx } from "#db/client.ts"

type Taking =
  | { kind: "asked"; bookingId: string }
  | { kind: "over-hours"; weeks: FullWeek[] }
  /** It was held too long ago, or for nobody any more. */
  | { kind: "moved-on" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Wish = { id: string; waitingId: string; settleBy: Settlement; travelMinutes: number; note: string }

/** Asks for the time that is held for the acting school. The held row becomes the booking's, so it is never free. */
export async function takeHold(
  tx: Tx,
  actor: SchoolActor,
  { id, waitingId, ...wish }: Wish,
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<Taking> {
  const seen = await readWaiting(tx, waitingId)
  if (seen?.school.id !== actor.school.id) return { kind: "not-found" }
  if (!can(actor, "wait-for-time")) return { kind: "not-allowed" }
  await lockResource(tx, seen.resource.id)
  const [waiting, resource] = [await readWaiting(tx, waitingId), await readResource(tx, seen.resource.id)]
  if (!waiting || !isHeld(waiting, now) || !resource || !isOffered(actor, resource))
    return { kind: "moved-on" }
  const { period } = waiting
  const { busy, weeklyMinutes } = await circumstancesOf(tx, resource, {
    ...{ schoolId: actor.school.id, within: weeksAround({ kind: "once", period }), now },
  })
  const others = busy.filter(({ start }) => !start.equals(period.start))
  const weeks = fullWeeks(weeklyMinutes, others, [{ ...period, travelMinutes: wish.travelMinutes }])
  if (weeks.length > 0) return { kind: "over-hours", weeks }
  if ((await insertBooking(tx, actor, { ...wish, id, resource, isOwn: false })) !== "written")
    return { kind: "not-found" }
  await tx
    .updateTable("bookingPeriod")
    .set({ bookingId: id, waitingId: null })
    .where("waitingId", "=", waitingId)
    .execute()
  await tx.updateTable("waiting").set({ state: "taken", bookingId: id }).where("id", "=", waitingId).execute()
  await recordEvent(tx, actor, {
    act: "ask-for-booking",
    subject: { kind: "booking", id },
    detail: { resource: resource.title, waited: true },
  })
  const letter = { id, title: resource.title, asker: actor.school.name, periods: [period] }
  await writeToLeaders(tx, post, resource.school.id, bookingAskedFor(letter, post.appUrl))
  return { kind: "asked", bookingId: id }
}
