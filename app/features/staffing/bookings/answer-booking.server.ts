import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import {
  type Booking,
  type BookingPeriod,
  canBecome,
  partiesOf,
  titleOf,
} from "#app/features/staffing/bookings/booking.ts"
import { bookingConfirmed, bookingDeclined } from "#app/features/staffing/bookings/booking-letters.ts"
import {
  lockBooking,
  periodsOf,
  readBooking,
} from "#app/features/staffing/bookings/booking-queries.server.ts"
import { circumstancesOf, lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import { type FullWeek, fullWeeks } from "#app/features/staffing/bookings/contract-hours.ts"
import { freeTime } from "#app/features/staffing/bookings/free-time.server.ts"
import { dayThatDoesNotCount, type Plan } from "#app/features/staffing/bookings/plan-times.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { unlessTaken } from "#app/features/staffing/bookings/unless-taken.server.ts"
import type { DayRules } from "#app/features/staffing/days/counting-days.ts"
import type { Tx } from "#db/client.ts"

type Refused =
  | { kind: "not-found" }
  | { kind: "not-allowed" }
  /** Somebody has answered, or the school that asked has called it off. */
  | { kind: "moved-on"; state: Booking["state"] }

type Confirming =
  | { kind: "confirmed" }
  | Refused
  | { kind: "over-hours"; weeks: FullWeek[] }
  /** Of a kind of specialist: whoever was named, or their school, is not there on one of its days. */
  | Extract<Plan, { kind: "day-does-not-count" }>
  /** Of a kind of specialist: nobody was named, or nobody of the acting school's. */
  | { kind: "name-somebody" }
  /** Whoever was named is taken at one of the times. */
  | { kind: "taken" }

type Answer = { bookingId: string; travelMinutes: number; resourceId: string }

/**
 * The owner's yes, with the travel as they know it; of a kind of specialist it names who it will be. What a group was
 * asked for is taken up by whichever of its schools is first.
 */
export async function confirmBooking(
  tx: Tx,
  actor: SchoolActor,
  { bookingId, travelMinutes, resourceId }: Answer,
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<Confirming> {
  const asked = await toAnswer(tx, actor, bookingId)
  if ("kind" in asked) return asked
  const resource = await readResource(tx, asked.resource?.id ?? resourceId)
  if (resource?.school.id !== actor.school.id) return { kind: "name-somebody" }
  await lockResource(tx, resource.id)
  const periods = await periodsOf(tx, bookingId)
  const { busy, weeklyMinutes, days } = await circumstancesOf(tx, resource, {
    ...{ schoolId: asked.school.id, now },
    within: { start: asked.startsAt.subtract({ hours: 8 * 24 }), end: asked.endsAt.add({ hours: 8 * 24 }) },
  })
  const blocked = asked.resource === null ? firstBlocked(periods, days) : null
  if (blocked) return blocked
  const others = busy.filter((one) => !periods.some(({ start }) => start.equals(one.start)))
  const weeks = fullWeeks(
    weeklyMinutes,
    others,
    periods.map((period) => ({ ...period, travelMinutes })),
  )
  if (weeks.length > 0) return { kind: "over-hours", weeks }
  const confirmed = await unlessTaken(tx, async () => {
    await tx
      .updateTable("booking")
      .set({
        ...{ state: "confirmed", resourceId: resource.id, travelMinutes },
        ...{ decidedBy: actor.personId, decidedAt: now },
        ...(asked.openTo ? { ownerSchoolId: actor.school.id } : {}),
      })
      .where("id", "=", bookingId)
      .execute()
    if (asked.resource === null)
      await tx
        .updateTable("bookingPeriod")
        .set({ resourceId: resource.id })
        .where("bookingId", "=", bookingId)
        .execute()
  })
  if (confirmed === "taken") return { kind: "taken" }
  await recordEvent(tx, actor, {
    act: "answer-booking",
    subject: { kind: "booking", id: bookingId },
    detail: { answer: "confirmed", travelMinutes },
  })
  const told = { id: bookingId, title: resource.title, owner: actor.school.name, periods }
  await writeToLeaders(tx, post, asked.school.id, bookingConfirmed(told, post.appUrl))
  return { kind: "confirmed" }
}

/** The days were looked at when they were asked for, but not yet those of whoever is named now. */
const firstBlocked = (periods: readonly BookingPeriod[], days: DayRules) =>
  periods
    .map((period) => dayThatDoesNotCount(period, { ...days, inTermsOf: null }))
    .find((blocked) => blocked !== null) ?? null

/** The owner's no. The time is free again, and goes to whoever waits for it. */
export async function declineBooking(
  tx: Tx,
  actor: SchoolActor,
  { bookingId, reason }: { bookingId: string; reason: string },
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<{ kind: "declined" } | Refused> {
  const asked = await toAnswer(tx, actor, bookingId)
  if ("kind" in asked) return asked
  // What a whole group was asked for is not for one of its schools to refuse.
  if (asked.openTo) return { kind: "not-allowed" }
  await tx
    .updateTable("booking")
    .set({ state: "declined", decidedBy: actor.personId, decidedAt: now, reason })
    .where("id", "=", bookingId)
    .execute()
  const periods = await periodsOf(tx, bookingId)
  await freeTime(tx, { bookingId, resourceId: asked.resource?.id ?? null }, { now, post })
  await recordEvent(tx, actor, {
    act: "answer-booking",
    subject: { kind: "booking", id: bookingId },
    detail: { answer: "declined", reason },
  })
  const told = { id: bookingId, title: titleOf(asked), owner: actor.school.name, periods, reason }
  await writeToLeaders(tx, post, asked.school.id, bookingDeclined(told, post.appUrl))
  return { kind: "declined" }
}

async function toAnswer(tx: Tx, actor: SchoolActor, bookingId: string): Promise<Booking | Refused> {
  const seen = await readBooking(tx, bookingId)
  if (!seen) return { kind: "not-found" }
  if (!can(actor, "answer-booking", partiesOf(seen))) return { kind: "not-allowed" }
  const asked = await lockBooking(tx, bookingId)
  if (!asked) return { kind: "not-found" }
  return canBecome(asked.state, "declined") ? asked : { kind: "moved-on", state: asked.state }
}
