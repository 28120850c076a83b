import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { dayOf, leftOutInWords } from "#app/features/staffing/bookings/asking-words.ts"
import { type Booking, canBecome, partiesOf } from "#app/features/staffing/bookings/booking.ts"
import { periodsOf } from "#app/features/staffing/bookings/booking-queries.server.ts"
import {
  bookingFacts,
  type Confirming,
  stateWords,
  type TimeView,
} from "#app/features/staffing/bookings/booking-view.ts"
import { hasBegun } from "#app/features/staffing/bookings/cancel-booking.server.ts"
import type { LeftOut } from "#app/features/staffing/bookings/plan-times.ts"
import { resourcesToName } from "#app/features/staffing/bookings/resource-choices.server.ts"
import {
  clockChangeSentence,
  minutesInWords,
  periodInWords,
  timesInWords,
} from "#app/features/staffing/bookings/time-words.ts"
import { dayFault } from "#app/features/staffing/days/counting-days.ts"
import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import type { Tx } from "#db/client.ts"

type At = { now: Temporal.Instant; left: readonly Temporal.PlainDate[] }

/** A booking as its page shows it to somebody of one of its two schools. */
export async function presentBooking(tx: Tx, actor: Actor, booking: Booking, { now, left }: At) {
  const { id, state, resource, note, openTo } = booking
  const parties = partiesOf(booking)
  const periods = await periodsOf(tx, id)
  const mayAnswer = canBecome(state, "confirmed") && can(actor, "answer-booking", parties)
  const confirming: Confirming | null = mayAnswer
    ? {
        isPerson: resource?.kind !== "thing",
        mayDecline: openTo === null,
        travelMinutes: String(booking.travelMinutes),
        choices: resource === null ? await resourcesToName(tx, actor.school?.id ?? "") : null,
      }
    : null
  return {
    ...{ id, note, confirming, state: stateWords[state] },
    facts: bookingFacts(booking),
    times: periods.map((period): TimeView => {
      const { id, start, end, deliveredMinutes } = period
      const isOneDay = dayOf(start) === dayOf(end)
      return {
        id,
        text: isOneDay ? `${dayOf(start)}, ${timesInWords(period)}` : periodInWords(period),
        note:
          deliveredMinutes === null
            ? clockChangeSentence(period)
            : deliveredMinutes === 0
              ? "Did not take place"
              : `${minutesInWords(deliveredMinutes)} took place`,
      }
    }),
    left: await whyLeftOut(tx, booking, left),
    may: {
      // Whoever is asked says no by declining.
      cancel:
        !mayAnswer &&
        canBecome(state, "cancelled") &&
        can(actor, "cancel-booking", parties) &&
        periods.some((period) => !hasBegun(period, now)),
      deliver:
        canBecome(state, "delivered") &&
        can(actor, "deliver-booking", parties) &&
        Temporal.Instant.compare(booking.endsAt, now) <= 0,
      settle:
        canBecome(state, "settled") && booking.settleBy !== "money" && can(actor, "settle-booking", parties),
    },
  }
}

/** Why each day of a series was left out; what does not stand in the way by itself was taken. */
async function whyLeftOut(
  tx: Tx,
  { school, owner, resource }: Booking,
  left: readonly Temporal.PlainDate[],
): Promise<string[]> {
  const [first] = left
  if (!first) return []
  const schools = await readSchoolDays(tx, [...new Set([school.id, owner.id])], first)
  const rules = {
    ...{ nation: resource?.nation ?? null, schools },
    inTermsOf: resource?.kind === "thing" ? null : (schools[0] ?? null),
  }
  return left.map((day) => {
    const why: LeftOut["why"] = dayFault(day, rules) ?? { kind: "taken" }
    return leftOutInWords({ day, why })
  })
}
