import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import {
  type Booking,
  type BookingPeriod,
  canBecome,
  isLate,
  titleOf,
} from "#app/features/staffing/bookings/booking.ts"
import { bookingCancelled } from "#app/features/staffing/bookings/booking-letters.ts"
import {
  lockBooking,
  periodsOf,
  readBooking,
} from "#app/features/staffing/bookings/booking-queries.server.ts"
import { freeTime } from "#app/features/staffing/bookings/free-time.server.ts"
import type { Tx } from "#db/client.ts"

type Cancelling =
  /** `late`: after the last day of notice; `bookingId`: where what was cancelled now stands. */
  | { kind: "cancelled"; late: boolean; bookingId: string }
  | { kind: "not-found" }
  | { kind: "not-allowed" }
  | { kind: "moved-on"; state: Booking["state"] }
  /** One of the times has begun, or is none of the booking's. */
  | { kind: "too-late" }

type Wish = { bookingId: string; periodIds: readonly string[]; reason: string }

/**
 * Calls off some or all of the times still to come, by either school. Days taken out of a booking become one of
 * their own, so that what was cancelled, when and why stays beside what takes place.
 */
export async function cancelBooking(
  tx: Tx,
  actor: SchoolActor,
  { bookingId, periodIds, reason }: Wish,
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<Cancelling> {
  const seen = await readBooking(tx, bookingId)
  if (!seen) return { kind: "not-found" }
  const parties = { schoolId: seen.school.id, ownerSchoolId: seen.owner.id }
  if (!can(actor, "cancel-booking", parties)) return { kind: "not-allowed" }
  const booking = await lockBooking(tx, bookingId)
  if (!booking) return { kind: "not-found" }
  if (!canBecome(booking.state, "cancelled")) return { kind: "moved-on", state: booking.state }
  const all = await periodsOf(tx, bookingId)
  const chosen = all.filter(({ id }) => periodIds.includes(id))
  if (chosen.length < periodIds.length || chosen.some((period) => hasBegun(period, now)))
    return { kind: "too-late" }
  const late = isLateFor(booking, chosen, now)
  const cancelled = { cancelledBy: actor.personId, cancelledAt: now, cancelledLate: late, reason }
  const cancelledId =
    chosen.length === all.length
      ? await cancelWhole(tx, bookingId, cancelled)
      : await takeOut(tx, booking, chosen, cancelled)
  const resourceId = booking.resource?.id ?? null
  await freeTime(tx, { bookingId: cancelledId, resourceId }, { now, post })
  await recordEvent(tx, actor, {
    act: "cancel-booking",
    subject: { kind: "booking", id: bookingId },
    detail: { times: chosen.length, late, reason },
  })
  const other = booking.school.id === actor.school.id ? booking.owner : booking.school
  if (other.id !== actor.school.id) {
    const told = { id: cancelledId, title: titleOf(booking), by: actor.school.name, periods: chosen }
    await writeToLeaders(tx, post, other.id, bookingCancelled({ ...told, reason, isLate: late }, post.appUrl))
  }
  return { kind: "cancelled", late, bookingId: cancelledId }
}

export const hasBegun = ({ start }: Pick<BookingPeriod, "start">, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(start, now) <= 0

/** What nobody has confirmed can be called off at any time. */
export const isLateFor = (
  { state, resource }: Pick<Booking, "state" | "resource">,
  periods: readonly Pick<BookingPeriod, "start">[],
  now: Temporal.Instant,
): boolean =>
  state === "confirmed" && periods.some(({ start }) => isLate(start, resource?.noticeDays ?? 0, now))

type Cancelled = {
  cancelledBy: string
  cancelledAt: Temporal.Instant
  cancelledLate: boolean
  reason: string
}

async function cancelWhole(tx: Tx, bookingId: string, cancelled: Cancelled): Promise<string> {
  await tx
    .updateTable("booking")
    .set({ state: "cancelled", ...cancelled })
    .where("id", "=", bookingId)
    .execute()
  return bookingId
}

async function takeOut(
  tx: Tx,
  booking: Booking,
  periods: readonly BookingPeriod[],
  cancelled: Cancelled,
): Promise<string> {
  const asked = await tx
    .selectFrom("booking")
    .select(["askedBy", "askedAt", "decidedBy", "decidedAt", "pricePence", "pricePer"])
    .where("id", "=", booking.id)
    .executeTakeFirstOrThrow()
  const id = crypto.randomUUID()
  await tx
    .insertInto("booking")
    .values({
      ...{ id, seriesId: booking.seriesId ?? booking.id, state: "cancelled", ...asked, ...cancelled },
      ...{ resourceId: booking.resource?.id ?? null, kindSought: booking.kindSought },
      ...{ schoolId: booking.school.id, ownerSchoolId: booking.owner.id },
      ...{ settleBy: booking.settleBy, travelMinutes: booking.travelMinutes, note: booking.note },
    })
    .execute()
  await tx
    .updateTable("bookingPeriod")
    .set({ bookingId: id })
    .where(
      "id",
      "in",
      periods.map((period) => period.id),
    )
    .execute()
  return id
}
