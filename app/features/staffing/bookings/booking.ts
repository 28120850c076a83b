import { civilDateOf } from "#app/core/civil-time.ts"
import type { PricePer, ResourceKind, Settlement } from "#app/features/staffing/bookings/resource.ts"
import type { Nation } from "#app/features/staffing/days/bank-holidays.ts"

export type BookingState = "requested" | "confirmed" | "declined" | "cancelled" | "delivered" | "settled"

/** What may follow; the database refuses every other step. */
const nextStates: Record<BookingState, readonly BookingState[]> = {
  requested: ["confirmed", "declined", "cancelled"],
  confirmed: ["cancelled", "delivered"],
  declined: [],
  cancelled: [],
  delivered: ["settled"],
  settled: [],
}

export const canBecome = (from: BookingState, to: BookingState): boolean => nextStates[from].includes(to)

/** One time that a booking takes place. */
export type BookingPeriod = {
  id: string
  start: Temporal.Instant
  end: Temporal.Instant
  /** null: nobody has said yet. */
  deliveredMinutes: number | null
}

type Named = { id: string; name: string }

export type Booking = {
  id: string
  state: BookingState
  /** null until the owner has named who it will be. */
  resource: (Named & { kind: ResourceKind; nation: Nation; noticeDays: number }) | null
  kindSought: string | null
  /** Who asked, and who employs or owns. */
  school: Named
  owner: Named
  /** The group any of whose schools may still say who it will be; till then the school that asks stands as owner. */
  openTo: Named | null
  seriesId: string | null
  settleBy: Settlement
  pricePence: bigint | null
  pricePer: PricePer | null
  /** There and back, each time. */
  travelMinutes: number
  note: string
  reason: string
  askedAt: Temporal.Instant
  /** Null where whoever it was is no longer known to the reader's school. */
  askedBy: string | null
  decidedAt: Temporal.Instant | null
  decidedBy: string | null
  cancelledAt: Temporal.Instant | null
  cancelledBy: string | null
  cancelledLate: boolean | null
  deliveredAt: Temporal.Instant | null
  deliveredBy: string | null
  settledAt: Temporal.Instant | null
  /** From its first start to its last end. */
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** How many times it takes place, and when the first of them ends. */
  times: number
  firstEndsAt: Temporal.Instant
}

/** Whom a booking concerns, as the policies ask. */
export const partiesOf = ({ school, owner, openTo }: Pick<Booking, "school" | "owner" | "openTo">) => ({
  ...{ schoolId: school.id, ownerSchoolId: owner.id, openToGroupId: openTo?.id ?? null },
})

/** What is booked, as a title. */
export const titleOf = ({ resource, kindSought }: Pick<Booking, "resource" | "kindSought">): string =>
  resource?.name ?? kindSought ?? ""

/** The last day on which a cancellation is in time; null: at any time before it starts. */
export const lastDayOfNotice = (startsAt: Temporal.Instant, noticeDays: number): Temporal.PlainDate | null =>
  noticeDays === 0 ? null : civilDateOf(startsAt).subtract({ days: noticeDays })

/** Whether a cancellation comes after the last day of notice. */
export const isLate = (startsAt: Temporal.Instant, noticeDays: number, now: Temporal.Instant): boolean => {
  const last = lastDayOfNotice(startsAt, noticeDays)
  return last !== null && Temporal.PlainDate.compare(civilDateOf(now), last) > 0
}

const HOLD_HOURS = 48

/** Until when freed time is held for the school that waits for it; never beyond its start, which the database sees to. */
export const holdUntil = (now: Temporal.Instant): Temporal.Instant => now.add({ hours: HOLD_HOURS })
