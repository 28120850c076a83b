import { formatDate } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"
import type { Letter } from "#app/features/groups/letters/letter.ts"
import { periodInWords, timesUpToInWords } from "#app/features/staffing/bookings/time-words.ts"

type Times = readonly Period<Temporal.Instant>[]

const timesOf = (periods: Times): string => {
  const [first, last] = [periods[0], periods.at(-1)]
  return first && last ? timesUpToInWords(first, periods.length, last.end) : ""
}

const pageOf = (id: string, appUrl: string) => `${appUrl}/bookings/${id}`

type Asked = { id: string; title: string; asker: string; periods: Times }

/** To those who speak for the owner. */
export const bookingAskedFor = ({ id, title, asker, periods }: Asked, appUrl: string): Letter => ({
  subject: `${asker} asks for ${title}`,
  paragraphs: [
    `${asker} asks for ${title}: ${timesOf(periods)}.`,
    `The time is kept for them until you answer. Confirm it, or say no:\n${pageOf(id, appUrl)}`,
  ],
})

/** To those who speak for a school of the group that was asked. */
export const kindAskedOfGroup = (
  { id, title, asker, periods, group }: Asked & { group: string },
  appUrl: string,
): Letter => ({
  subject: `${asker} asks ${group} for ${title}`,
  paragraphs: [
    `${asker} asks the schools of ${group} for ${title}: ${timesOf(periods)}.`,
    `Whichever school says first who it will be has it:\n${pageOf(id, appUrl)}`,
  ],
})

type Answered = { id: string; title: string; owner: string; periods: Times; reason: string }

/** To those who speak for the school that asked. */
export const bookingConfirmed = (
  { id, title, owner, periods }: Omit<Answered, "reason">,
  appUrl: string,
): Letter => ({
  subject: `Confirmed: ${title}`,
  paragraphs: [
    `${owner} has confirmed ${title}: ${timesOf(periods)}.`,
    `The booking, and how to cancel it:\n${pageOf(id, appUrl)}`,
  ],
})

export const bookingDeclined = ({ id, title, owner, periods, reason }: Answered, appUrl: string): Letter => ({
  subject: `Not possible: ${title}`,
  paragraphs: [
    `${owner} cannot give you ${title}: ${timesOf(periods)}.`,
    `They say: ${reason}`,
    `What you asked for:\n${pageOf(id, appUrl)}`,
  ],
})

type Cancelled = { id: string; title: string; by: string; periods: Times; reason: string; isLate: boolean }

/** To the school that did not cancel. */
export const bookingCancelled = (booking: Cancelled, appUrl: string): Letter => ({
  subject: `Cancelled${booking.isLate ? " late" : ""}: ${booking.title}`,
  paragraphs: [
    `${booking.by} has cancelled ${booking.title}: ${timesOf(booking.periods)}.`,
    `They say: ${booking.reason}`,
    booking.isLate
      ? "This came after the last day of notice, and the booking says so."
      : "This came in time, by the notice that was agreed.",
    `The booking:\n${pageOf(booking.id, appUrl)}`,
  ],
})

/** To both schools, once what was agreed has taken place and one of them has said so. */
export const bookingDelivered = (
  { id, title, by, minutes }: { id: string; title: string; by: string; minutes: string },
  appUrl: string,
): Letter => ({
  subject: `Took place: ${title}`,
  paragraphs: [
    `${by} says that ${title} took place: ${minutes} altogether.`,
    `If that is not how it was, tell them:\n${pageOf(id, appUrl)}`,
  ],
})

/** `waitingId`: the first of them. */
type Held = { waitingId: string; title: string; periods: Times; until: string }

/** To the school whose turn it is. */
export const timeHeldForYou = ({ waitingId, title, periods, until }: Held, appUrl: string): Letter => ({
  subject: `Free for you: ${title}`,
  paragraphs: [
    `The time you waited for is free: ${title}, ${timesOf(periods)}.`,
    `It is held for you until ${until}. Take it, or let the next school have it:\n${appUrl}/bookings/waiting/${waitingId}`,
  ],
})

/** To the owner: who has the next chance. */
export const timeHeldForAnother = ({
  title,
  periods,
  until,
  school,
}: Omit<Held, "waitingId"> & { school: string }): Letter => ({
  subject: `Offered to ${school}: ${title}`,
  paragraphs: [
    `${title} has become free, ${timesOf(periods)}, and ${school} waited for it.`,
    `It is held for them until ${until}. There is nothing for you to do now.`,
  ],
})

export const holdHasLapsed = (
  { title, period }: Pick<Held, "title"> & { period: Period<Temporal.Instant> },
  appUrl: string,
): Letter => ({
  subject: `No longer held: ${title}`,
  paragraphs: [
    `Nobody took ${title} for your school in time: ${periodInWords(period)}. The next school has its turn.`,
    `To ask again:\n${appUrl}/people-and-things`,
  ],
})

/** To the school that asked: nobody answered before it would have begun. */
export const bookingUnanswered = (
  { id, title, owner, startsOn }: { id: string; title: string; owner: string; startsOn: Temporal.PlainDate },
  appUrl: string,
): Letter => ({
  subject: `Not answered: ${title}`,
  paragraphs: [
    `${owner} did not answer before ${formatDate(startsOn)}, so ${title} does not take place.`,
    `What you asked for:\n${pageOf(id, appUrl)}`,
  ],
})
