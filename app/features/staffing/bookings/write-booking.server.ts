import type { Period } from "#app/core/period.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { AskedBooking } from "#app/features/staffing/bookings/booking-form.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import type { Tx } from "#db/client.ts"

type New = Omit<AskedBooking, "when" | "whenTaken"> & {
  resource: Resource
  periods: readonly Period<Temporal.Instant>[]
  /** A school's own needs nobody's answer. */
  isOwn: boolean
}

type Written = "written" | "id-is-another's"

/** Writes a booking of the acting school and every time that it takes place. */
export async function writeBooking(tx: Tx, actor: SchoolActor, booking: New): Promise<Written> {
  if ((await insertBooking(tx, actor, booking)) !== "written") return "id-is-another's"
  await tx
    .insertInto("bookingPeriod")
    .values(
      booking.periods.map((period) => ({
        ...{ bookingId: booking.id, resourceId: booking.resource.id, during: halfOpen(period), blocks: true },
      })),
    )
    .execute()
  return "written"
}

/** The booking alone: its time is held already, or its periods follow. */
export async function insertBooking(
  tx: Tx,
  actor: SchoolActor,
  { id, resource, isOwn, settleBy, travelMinutes, note }: Omit<New, "periods">,
): Promise<Written> {
  const answered = isOwn
    ? { state: "confirmed", decidedBy: actor.personId, decidedAt: Temporal.Now.instant() }
    : { state: "requested" }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("booking")
    .values({
      ...{ id, resourceId: resource.id, schoolId: actor.school.id, ownerSchoolId: resource.school.id },
      ...{ settleBy, travelMinutes, note, askedBy: actor.personId },
      ...(settleBy === "money" ? { pricePence: resource.pricePence, pricePer: resource.pricePer } : {}),
      ...answered,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows ? "written" : "id-is-another's"
}

/** As PostgreSQL writes a period: the start belongs to it, the end does not. */
export const halfOpen = ({ start, end }: Period<Temporal.Instant>): string => `[${start},${end})`
