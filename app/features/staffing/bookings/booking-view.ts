import { formatDate, formatMoment } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import {
  type Booking,
  type BookingState,
  lastDayOfNotice,
  titleOf,
} from "#app/features/staffing/bookings/booking.ts"
import { pricePerWords, settlementWords } from "#app/features/staffing/bookings/resource-words.ts"
import { minutesInWords, timesUpToInWords } from "#app/features/staffing/bookings/time-words.ts"

type Tone = "neutral" | "active" | "good" | "attention" | "bad"

export const stateWords: Record<BookingState, { text: string; tone: Tone }> = {
  requested: { text: "To be confirmed", tone: "attention" },
  confirmed: { text: "Confirmed", tone: "good" },
  declined: { text: "Declined", tone: "bad" },
  cancelled: { text: "Cancelled", tone: "bad" },
  delivered: { text: "Took place", tone: "active" },
  settled: { text: "Settled", tone: "neutral" },
}

/** One time of a booking, and what there is to say of it. */
export type TimeView = { id: string; text: string; note: string | null }

/** What an owner is asked for before it confirms; `choices`: whom it may name for a kind of specialist. */
export type Confirming = {
  isPerson: boolean
  /** Not where a whole group was asked. */
  mayDecline: boolean
  travelMinutes: string
  choices: { id: string; title: string }[] | null
}

/** A booking in a list. */
export type BookingRowView = {
  id: string
  title: string
  parties: string
  when: string
  state: { text: string; tone: Tone }
}

type Reader = { ourId: string; now: Temporal.Instant }

export const bookingRow = (booking: Booking, { ourId, now }: Reader): BookingRowView => ({
  id: booking.id,
  title: titleOf(booking),
  parties: partiesInWords(booking, ourId),
  when: bookingInWords(booking),
  state: isOver(booking, now) ? { text: "Did it take place?", tone: "attention" } : stateWords[booking.state],
})

/** It has ended, and nobody has said yet what took place. */
const isOver = ({ state, endsAt }: Booking, now: Temporal.Instant) =>
  state === "confirmed" && Temporal.Instant.compare(endsAt, now) <= 0

const partiesInWords = ({ school, owner, openTo }: Booking, ourId: string): string => {
  if (openTo) return school.id === ourId ? `Asked of ${openTo.name}` : `${school.name} asks ${openTo.name}`
  if (school.id === owner.id) return "Ours, for ourselves"
  return owner.id === ourId ? `Ours, for ${school.name}` : `From ${owner.name}`
}

/** When it takes place, in one line. */
export const bookingInWords = ({
  startsAt,
  firstEndsAt,
  times,
  endsAt,
}: Pick<Booking, "startsAt" | "firstEndsAt" | "times" | "endsAt">): string =>
  timesUpToInWords({ start: startsAt, end: firstEndsAt }, times, endsAt)

/** What stands about a booking on its page, but its times. */
export function bookingFacts(booking: Booking): { key: string; value: string }[] {
  const { resource, kindSought, school, owner, openTo, settleBy, pricePence, pricePer, travelMinutes } =
    booking
  const facts = [
    { key: "Asked by", value: byWhom(school.name, booking.askedBy, booking.askedAt) },
    openTo
      ? { key: "Asked of", value: `Every school of ${openTo.name}` }
      : { key: resource?.kind === "thing" ? "Belongs to" : "Employed by", value: owner.name },
  ]
  const add = (key: string, value: string | null | false) => value && facts.push({ key, value })
  add("Asked for as", resource !== null && kindSought)
  add(
    "Who it will be",
    resource === null &&
      (openTo
        ? "Whomever the first school to confirm names"
        : `${owner.name} names somebody when they confirm`),
  )
  add(
    "Made good",
    pricePence !== null && pricePer !== null
      ? `${settlementWords[settleBy]}: ${formatPounds(pricePence)} ${pricePerWords[pricePer]} ex VAT`
      : settlementWords[settleBy],
  )
  add("Travel", travelMinutes > 0 && `${minutesInWords(travelMinutes)} there and back, each time`)
  add("Notice", booking.state === "confirmed" && (noticeOfEach(booking) ?? noticeInWords(booking)))
  add("Answered", booking.decidedAt && byWhom(owner.name, booking.decidedBy, booking.decidedAt))
  add(
    "Cancelled",
    booking.cancelledAt &&
      `${booking.cancelledBy ? `${booking.cancelledBy}, ` : ""}${formatMoment(booking.cancelledAt)}${booking.cancelledLate ? ". This was late, after the last day of notice" : ", in time"}`,
  )
  add("Why", booking.reason)
  add(
    "Said to have taken place",
    booking.deliveredAt &&
      `${booking.deliveredBy ? `${booking.deliveredBy}, ` : ""}${formatMoment(booking.deliveredAt)}`,
  )
  add("Settled", booking.settledAt && formatMoment(booking.settledAt))
  return facts
}

const byWhom = (school: string, person: string | null, at: Temporal.Instant): string =>
  `${person ? `${person}, ` : ""}${school}, ${formatMoment(at)}`

/** Where several times have each their own last day of notice. */
const noticeOfEach = ({ times, resource }: Booking): string | null => {
  const days = resource?.noticeDays ?? 0
  if (times === 1 || days === 0) return null
  return `A cancellation is in time up to ${days} ${days === 1 ? "day" : "days"} before each time`
}

/** Until when a cancellation is in time. */
export const noticeInWords = ({ startsAt, resource }: Pick<Booking, "startsAt" | "resource">): string => {
  const last = lastDayOfNotice(startsAt, resource?.noticeDays ?? 0)
  return last === null
    ? "Can be cancelled at any time before it starts"
    : `A cancellation is in time up to ${formatDate(last)}`
}
