import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { postingRow } from "#app/features/expertise/posting-view.ts"
import { readSpecialist } from "#app/features/expertise/specialist.server.ts"
import { hoursInWords } from "#app/features/staffing/bookings/resource-words.ts"
import { busyEntries } from "#app/features/staffing/calendar/busy-entries.server.ts"
import { dayEntries, readTerms } from "#app/features/staffing/calendar/day-entries.server.ts"
import { layOutDays } from "#app/features/staffing/calendar/lay-out-days.ts"
import { momentsOf } from "#app/features/staffing/calendar/school-entries.server.ts"
import { readSpan } from "#app/features/staffing/calendar/span.ts"
import { bookingsWithoutReview, reviewsOf } from "#app/features/staffing/reviews/review-queries.server.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

const DONE: Record<string, string> = {
  written: "Thank you. Their school reads it first, and decides whether others do.",
  "written-already": "Your school has said how this booking was. What it said stands.",
  show: "Other schools can read it now.",
  "keep-back": "It stays between your two schools.",
  answered: "Your answer stands below it.",
}

const whenToBeHad = (hours: readonly { weekday: number; from: string; to: string }[]) =>
  hours.length === 0
    ? "To be had at any time that is not taken."
    : `To be had on ${hoursInWords(
        hours.map(({ weekday, from, to }) => ({
          ...{ weekday, from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) },
        })),
      ).join("; ")}, where it is not taken.`

/** The page of somebody or something that is shared; null where there is none that the reader sees. */
export async function presentSpecialist({ tx, actor, url, now }: Visit, id: string) {
  const specialist = await readSpecialist(tx, id)
  if (!specialist) return null
  const today = civilDateOf(now)
  // Whoever looks for somebody looks at a term first.
  const asked = new URLSearchParams({ view: "term", ...Object.fromEntries(url.searchParams) })
  const span = readSpan(asked, today, await readTerms(tx, specialist.school.id))
  const { days } = span
  const entries = [
    ...(await busyEntries(tx, id, momentsOf(days))),
    ...(await dayEntries(tx, specialist.school, days)),
  ]
  const { reviews, older } = await reviewsOf(tx, id, url.searchParams.get("before"))
  const toReview = actor.school ? await bookingsWithoutReview(tx, actor.school.id, id) : []
  const isOwn = actor.school?.id === specialist.school.id
  return {
    id,
    done: wordsFor(DONE, url.searchParams.get("done")),
    title: specialist.title,
    school: specialist.school.name,
    description: specialist.description,
    hours: whenToBeHad(specialist.hours),
    bookHref: `/people-and-things/${id}`,
    span: {
      ...{ view: span.view, name: span.name, previous: span.previous, next: span.next },
      start: days.start.toString(),
    },
    days: layOutDays(entries, days, today),
    offers: specialist.offers.map((posting) => postingRow(posting, { from: null, today })),
    reviews: reviews.map(({ school, writtenAt, ...review }) => ({
      ...{ id: review.id, words: review.words, answer: review.answer, state: review.state },
      school: school.name,
      writtenOn: formatShortDate(civilDateOf(writtenAt)),
      isOurs: isOwn && can(actor, "settle-review", review),
    })),
    older: older && `/specialists/${id}?${new URLSearchParams({ before: older })}`,
    toReview: toReview
      .filter((booking) => can(actor, "write-review", booking))
      .map((booking) => ({
        id: booking.id,
        when: `that ended on ${formatShortDate(civilDateOf(booking.endedAt))}`,
      })),
  }
}
