import type { Actor } from "#app/features/auth/actor.ts"

/** Why this person cannot list, ask or answer for a school. */
export const whoBooks = ({ school }: Actor): string =>
  school === null
    ? "Bookings are made by schools, and you act for a group."
    : `Only the head and business managers of ${school.name} book and lend people and things for it.`

export const whoSaysItTookPlace =
  "The heads, business managers and finance staff of the two schools say what took place."

export const onlyTheOwnerAnswers = "Only the school that is asked answers, by its head or a business manager."

export const onlyThePartiesCancel =
  "Only the two schools of a booking cancel it, by a head or a business manager."

/** For a form about something that somebody else has moved on meanwhile. */
export const movedOn = "This has moved on meanwhile. Open its page again to see how it stands."

export const notOffered = "Your school cannot book this now: it rests, or is shared with other groups."
