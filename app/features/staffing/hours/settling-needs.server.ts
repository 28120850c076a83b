import { formatDate } from "#app/core/civil-time.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { handlesMoney } from "#app/features/auth/actor.ts"
import type { Need } from "#app/features/notifications/need.ts"
import { bookingsToSettle } from "#app/features/staffing/hours/booking-to-settle.server.ts"
import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"
import type { Tx } from "#db/client.ts"

/** Help that was given or had in exchange or as a gift, and that nobody has written down yet. */
export async function settlingNeeds(tx: Tx, actor: Actor): Promise<Need[]> {
  if (actor.school === null || !handlesMoney(actor)) return []
  const { id: own } = actor.school
  return (await bookingsToSettle(tx, own)).map(
    ({ id, title, giver, receiver, minutes, workedOn, settleBy }) => ({
      key: `settle-${id}`,
      title: `Write down: ${title}`,
      detail: `${spokenTime(minutes)} ${giver.id === own ? `for ${receiver.name}` : `from ${giver.name}`}, up to ${formatDate(workedOn)}, ${settleBy === "gift" ? "as a gift" : "in exchange"}.`,
      href: `/hours/bookings/${id}`,
      by: null,
      weight: "duty",
    }),
  )
}
