import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { lockBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { settleBooking } from "#app/features/staffing/bookings/deliver-booking.server.ts"
import {
  type BookingToSettle,
  readBookingToSettle,
} from "#app/features/staffing/hours/booking-to-settle.server.ts"
import { writeTimeGiven } from "#app/features/staffing/hours/hours-journal.server.ts"
import type { Tx } from "#db/client.ts"

export type SettlingTime =
  | { kind: "settled"; as: "hours" | "gift" }
  /** It goes on the employer's timesheet. */
  | { kind: "to-be-paid" }
  /** Beyond the group's limit; the sentence offers money or a gift. */
  | { kind: "beyond-limit"; sentence: string }
  | { kind: "settled-already" }
  | { kind: "not-delivered" }
  /** The schools share no group any more, so there are no balances between them. */
  | { kind: "no-group" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

export type SettleBy = "as-agreed" | "money" | "gift"

/**
 * Makes a delivered booking good without an invoice: in hours or as a gift, as was agreed when it was booked. What was
 * to be made good in hours can be paid for instead, if the school that had it says so, or given by the school that
 * gave it.
 */
export async function settleTime(
  tx: Tx,
  actor: SchoolActor,
  bookingId: string,
  by: SettleBy,
): Promise<SettlingTime> {
  if (!(await lockBooking(tx, bookingId))) return { kind: "not-found" }
  const booking = await readBookingToSettle(tx, bookingId)
  if (!booking) return { kind: "not-found" }
  const { giver, receiver, settleBy, state } = booking
  if (!can(actor, "settle-booking", { schoolId: receiver.id, ownerSchoolId: giver.id }))
    return { kind: "not-allowed" }
  if (state === "settled") return { kind: "settled-already" }
  if (state !== "delivered") return { kind: "not-delivered" }
  if (settleBy === "money" || booking.otherwise === "money") return { kind: "to-be-paid" }
  const otherwise = by === "as-agreed" ? null : by
  if (otherwise !== null && settleBy === "hours") {
    const mayChoose = otherwise === "money" ? receiver.id : giver.id
    if (actor.school.id !== mayChoose) return { kind: "not-allowed" }
    if (booking.otherwise === null) await writeOtherwise(tx, actor, booking, otherwise)
    if (otherwise === "money") return { kind: "to-be-paid" }
  }
  const isGift = settleBy === "gift" || otherwise === "gift" || booking.otherwise === "gift"
  return post(tx, actor, booking, isGift)
}

async function post(
  tx: Tx,
  actor: SchoolActor,
  { id, group, giver, receiver, minutes, title, workedOn }: BookingToSettle,
  isGift: boolean,
): Promise<SettlingTime> {
  if (minutes > 0) {
    if (!group) return { kind: "no-group" }
    const written = await writeTimeGiven(tx, actor, {
      // The booking's own id: whatever is pressed twice is one entry.
      ...{ id, bookingId: id, groupId: group.id, giver, receiver, minutes, workedOn },
      ...{ what: title, kind: isGift ? "gift" : "exchange" },
    })
    if (written.kind !== "written") return written
  }
  const settled = await settleBooking(tx, actor, id)
  return settled.kind === "settled"
    ? { kind: "settled", as: isGift ? "gift" : "hours" }
    : { kind: "settled-already" }
}

async function writeOtherwise(
  tx: Tx,
  actor: SchoolActor,
  { id, title }: BookingToSettle,
  settleBy: "money" | "gift",
): Promise<void> {
  await tx
    .insertInto("settledOtherwise")
    .values({ bookingId: id, settleBy, chosenBy: actor.personId, personName: actor.name })
    .execute()
  await recordEvent(tx, actor, {
    act: "settle-otherwise",
    subject: { kind: "booking", id },
    detail: { title, settleBy },
  })
}
