import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import { type Booking, canBecome, titleOf } from "#app/features/staffing/bookings/booking.ts"
import { bookingDelivered } from "#app/features/staffing/bookings/booking-letters.ts"
import {
  lockBooking,
  periodsOf,
  readBooking,
} from "#app/features/staffing/bookings/booking-queries.server.ts"
import { minutesInWords } from "#app/features/staffing/bookings/time-words.ts"
import type { Tx } from "#db/client.ts"

type Delivering =
  | { kind: "delivered" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }
  | { kind: "moved-on"; state: Booking["state"] }
  /** It has not ended. */
  | { kind: "too-early" }

/** Says what took place of a booking that has ended, in minutes by time; either school does, and both see it. */
export async function deliverBooking(
  tx: Tx,
  actor: SchoolActor,
  { bookingId, minutes }: { bookingId: string; minutes: Readonly<Record<string, number>> },
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<Delivering> {
  const booking = await toMove(tx, actor, bookingId, "deliver-booking")
  if ("kind" in booking) return booking
  if (!canBecome(booking.state, "delivered")) return { kind: "moved-on", state: booking.state }
  if (Temporal.Instant.compare(booking.endsAt, now) > 0) return { kind: "too-early" }
  const sum = await writeDelivered(tx, actor, { bookingId, minutes }, now)
  const other = booking.school.id === actor.school.id ? booking.owner : booking.school
  const told = { id: bookingId, title: titleOf(booking), by: actor.school.name, minutes: minutesInWords(sum) }
  if (other.id !== actor.school.id)
    await writeToLeaders(tx, post, other.id, bookingDelivered(told, post.appUrl))
  return { kind: "delivered" }
}

async function writeDelivered(
  tx: Tx,
  actor: SchoolActor,
  { bookingId, minutes }: { bookingId: string; minutes: Readonly<Record<string, number>> },
  now: Temporal.Instant,
): Promise<number> {
  let sum = 0
  for (const { id } of await periodsOf(tx, bookingId)) {
    const delivered = minutes[id] ?? 0
    sum += delivered
    await tx.updateTable("bookingPeriod").set({ deliveredMinutes: delivered }).where("id", "=", id).execute()
  }
  await tx
    .updateTable("booking")
    .set({ state: "delivered", deliveredBy: actor.personId, deliveredAt: now })
    .where("id", "=", bookingId)
    .execute()
  await recordEvent(tx, actor, {
    act: "deliver-booking",
    subject: { kind: "booking", id: bookingId },
    detail: { minutes: sum },
  })
  return sum
}

type Settling =
  | { kind: "settled" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }
  /** It has not been delivered, or is settled already. */
  | { kind: "moved-on"; state: Booking["state"] }

/** Says that a delivered booking has been made good: invoiced, posted to the hours ledger, or given. Final. */
export async function settleBooking(tx: Tx, actor: SchoolActor, bookingId: string): Promise<Settling> {
  const booking = await toMove(tx, actor, bookingId, "settle-booking")
  if ("kind" in booking) return booking
  if (!canBecome(booking.state, "settled")) return { kind: "moved-on", state: booking.state }
  await tx
    .updateTable("booking")
    .set({ state: "settled", settledAt: Temporal.Now.instant() })
    .where("id", "=", bookingId)
    .execute()
  await recordEvent(tx, actor, {
    act: "settle-booking",
    subject: { kind: "booking", id: bookingId },
    detail: { settleBy: booking.settleBy },
  })
  return { kind: "settled" }
}

/**
 * The same for a booking whose time both schools have agreed on elsewhere, in minutes by time: where neither has said
 * what took place, it is delivered as they agreed.
 */
export async function settleAsAgreed(
  tx: Tx,
  actor: SchoolActor,
  bookingId: string,
  minutes: Readonly<Record<string, number>>,
): Promise<Settling> {
  const booking = await toMove(tx, actor, bookingId, "deliver-booking")
  if ("kind" in booking) return booking
  if (canBecome(booking.state, "delivered"))
    await writeDelivered(tx, actor, { bookingId, minutes }, Temporal.Now.instant())
  return settleBooking(tx, actor, bookingId)
}

async function toMove(
  tx: Tx,
  actor: SchoolActor,
  bookingId: string,
  act: "deliver-booking" | "settle-booking",
): Promise<Booking | { kind: "not-found" | "not-allowed" }> {
  const seen = await readBooking(tx, bookingId)
  if (!seen) return { kind: "not-found" }
  if (!can(actor, act, { schoolId: seen.school.id, ownerSchoolId: seen.owner.id }))
    return { kind: "not-allowed" }
  return (await lockBooking(tx, bookingId)) ?? { kind: "not-found" }
}
