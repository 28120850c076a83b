import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Need } from "#app/features/notifications/need.ts"
import { titleOf } from "#app/features/staffing/bookings/booking.ts"
import { bookingsToConfirm } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { bookingInWords } from "#app/features/staffing/bookings/booking-view.ts"
import { openAsks } from "#app/features/staffing/bookings/open-asks.server.ts"
import { periodInWords } from "#app/features/staffing/bookings/time-words.ts"
import { waitingOfSchool } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** Bookings that other schools ask for, and time that is held for one's own. */
export async function bookingNeeds(tx: Tx, actor: Actor): Promise<Need[]> {
  const { school } = actor
  if (!school || !can(actor, "ask-for-booking")) return []
  const asked = await bookingsToConfirm(tx, {
    schoolId: school.id,
    now: Temporal.Now.instant(),
    cursor: null,
  })
  const open = await openAsks(tx, school.id)
  const waiting = await waitingOfSchool(tx, school.id)
  return [
    ...asked.bookings.map(
      (booking): Need => ({
        key: `booking-${booking.id}`,
        title: `Confirm: ${titleOf(booking)}`,
        detail: `${booking.school.name} asks for it: ${bookingInWords(booking)}`,
        href: `/bookings/${booking.id}`,
        ...{ by: booking.startsAt, byVerb: "begins", weight: "duty" },
      }),
    ),
    ...open.map(
      ({ id, title, asker, groupName, ...span }): Need => ({
        key: `booking-${id}`,
        title: `Have you got one? ${title}`,
        detail: `${asker} asks the schools of ${groupName}: ${bookingInWords(span)}`,
        href: `/bookings/${id}`,
        ...{ by: span.startsAt, byVerb: "begins", weight: "news" },
      }),
    ),
    ...waiting
      .filter(({ state }) => state === "held")
      .map(
        ({ id, resource, period, holdUntil }): Need => ({
          key: `waiting-${id}`,
          title: `Take it or let it go: ${resource.name}`,
          detail: `What you waited for is free: ${periodInWords(period)}`,
          href: `/bookings/waiting/${id}`,
          ...{ by: holdUntil, byVerb: "held until", weight: "deadline" },
        }),
      ),
  ]
}
