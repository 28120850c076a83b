import type { GroupKey } from "#app/demo/data/groups.ts"
import type { BookingState } from "#app/features/staffing/bookings/booking.ts"
import type { Settlement } from "#app/features/staffing/bookings/resource.ts"

export type BookingFacts = {
  /** Of `resourceFacts`; a kind of specialist has the owner alone, or the group that is asked. */
  resource: string | { kind: string; owner: string } | { kind: string; group: GroupKey }
  by: string
  state: BookingState
  settleBy: Settlement
  weekday: number
  /** How many school days of that weekday ahead (1 is the next one) or back (-1 is the last). */
  nth: number
  /** Of a series: how many in a row. */
  times?: number
  from: string
  to: string
  travel?: number
  note?: string
  reason?: string
  late?: boolean
}

/** What schools have asked each other for, in every state. */
export const bookingFacts: BookingFacts[] = [
  {
    ...{ resource: "therapist", by: "stanbury-cross", state: "requested", settleBy: "money" },
    ...{ weekday: 1, nth: 2, from: "09:00", to: "11:00", travel: 40 },
    note: "A first look at three children of the reception class.",
  },
  {
    ...{ resource: "therapist", by: "kingsholt", state: "confirmed", settleBy: "money" },
    ...{ weekday: 2, nth: 1, times: 6, from: "09:00", to: "12:00", travel: 30 },
    note: "The language group that began in September.",
  },
  {
    ...{ resource: "therapist", by: "wyrebridge", state: "delivered", settleBy: "money" },
    ...{ weekday: 3, nth: -1, from: "09:00", to: "12:00", travel: 30 },
  },
  {
    ...{ resource: "therapist", by: "ashcombe-magna", state: "settled", settleBy: "money" },
    ...{ weekday: 3, nth: -4, from: "09:00", to: "11:00", travel: 50 },
  },
  {
    ...{ resource: "therapist", by: "st-wystan", state: "cancelled", settleBy: "money" },
    ...{ weekday: 1, nth: -1, from: "13:00", to: "15:00", travel: 10 },
    ...{ reason: "The family has moved away.", late: true },
  },
  {
    ...{ resource: "therapist", by: "hollin-lane", state: "declined", settleBy: "money" },
    ...{ weekday: 2, nth: 2, from: "13:00", to: "15:00" },
    reason: "She is on a course that afternoon.",
  },
  {
    ...{ resource: "psychologist", by: "market-street", state: "requested", settleBy: "money" },
    ...{ weekday: 4, nth: 3, from: "09:00", to: "16:00" },
    note: "Two observations, and a talk with the teachers.",
  },
  {
    ...{ resource: "psychologist", by: "stanbury-cross", state: "confirmed", settleBy: "money" },
    ...{ weekday: 2, nth: 2, from: "09:00", to: "16:00", travel: 40 },
  },
  {
    ...{ resource: "psychologist", by: "market-street", state: "delivered", settleBy: "money" },
    ...{ weekday: 4, nth: -2, from: "09:00", to: "16:00" },
  },
  {
    ...{ resource: "dutch", by: "market-street", state: "confirmed", settleBy: "hours" },
    ...{ weekday: 5, nth: 1, times: 8, from: "09:00", to: "10:30", travel: 30 },
  },
  {
    ...{ resource: "dutch", by: "wyrebridge", state: "delivered", settleBy: "hours" },
    ...{ weekday: 4, nth: -1, from: "09:00", to: "11:00", travel: 25 },
  },
  {
    ...{ resource: { kind: "Dutch teacher", owner: "kingsholt" }, by: "stanbury-cross", state: "requested" },
    ...{ settleBy: "gift", weekday: 4, nth: 2, from: "09:00", to: "10:00", travel: 20 },
    note: "For our languages week; whoever has the time.",
  },
  {
    ...{ resource: { kind: "Play therapist", group: "community" }, by: "market-street", state: "requested" },
    ...{ settleBy: "money", weekday: 3, nth: 3, from: "13:00", to: "15:00", travel: 20 },
    note: "Two afternoons would be better still.",
  },
  {
    ...{ resource: "caretaker", by: "market-street", state: "confirmed", settleBy: "money" },
    ...{ weekday: 2, nth: -1, from: "13:00", to: "17:00", travel: 20 },
    note: "The shelves in the library.",
  },
  {
    ...{ resource: "caretaker", by: "little-thrale", state: "confirmed", settleBy: "money" },
    ...{ weekday: 3, nth: 1, from: "13:00", to: "16:00", travel: 50 },
  },
  {
    ...{ resource: "minibus", by: "larkfield", state: "cancelled", settleBy: "money" },
    ...{ weekday: 5, nth: 2, from: "08:00", to: "17:00", reason: "The museum is closed that day." },
  },
  {
    ...{ resource: "minibus", by: "stanbury-cross", state: "confirmed", settleBy: "money" },
    ...{ weekday: 1, nth: 1, from: "08:30", to: "15:30" },
  },
  {
    ...{ resource: "hall", by: "market-street", state: "confirmed", settleBy: "money" },
    ...{ weekday: 5, nth: 1, from: "17:00", to: "19:30", note: "Years 5 and 6, netball." },
  },
  {
    ...{ resource: "hall", by: "kingsholt", state: "settled", settleBy: "money" },
    ...{ weekday: 2, nth: -3, from: "16:00", to: "18:00" },
  },
  {
    ...{ resource: "kiln", by: "early-years", state: "confirmed", settleBy: "gift" },
    ...{ weekday: 4, nth: 1, from: "15:00", to: "18:00", note: "Hedgehogs, about thirty." },
  },
]

/** Who waits for whose time, in the order they asked: the minibus has just become free. */
export const waitingFacts = [
  { resource: "minibus", by: "market-street", weekday: 5, nth: 2, from: "08:30", to: "16:00", isHeld: true },
  {
    resource: "minibus",
    by: "stanbury-cross",
    weekday: 5,
    nth: 2,
    from: "09:00",
    to: "15:00",
    isHeld: false,
  },
  {
    resource: "therapist",
    by: "little-thrale",
    weekday: 2,
    nth: 2,
    from: "09:00",
    to: "12:00",
    isHeld: false,
  },
] as const
