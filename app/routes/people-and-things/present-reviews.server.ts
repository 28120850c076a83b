import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import { bookingsWithoutReview, reviewsOf } from "#app/features/staffing/reviews/review-queries.server.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** What schools say of somebody or something, and of which bookings the reader's school may still say so. */
export async function presentReviews({ tx, actor, url }: Visit, { id, school }: Resource) {
  const { reviews, older } = await reviewsOf(tx, id, url.searchParams.get("before"))
  const toReview = actor.school ? await bookingsWithoutReview(tx, actor.school.id, id) : []
  return {
    reviews: reviews.map(({ school: by, writtenAt, ...review }) => ({
      ...{ id: review.id, words: review.words, answer: review.answer, state: review.state },
      school: by.name,
      writtenOn: formatShortDate(civilDateOf(writtenAt)),
      isOurs: actor.school?.id === school.id && can(actor, "settle-review", review),
    })),
    older: older && `/people-and-things/${id}?${new URLSearchParams({ before: older })}#reviews`,
    toReview: toReview
      .filter((booking) => can(actor, "write-review", booking))
      .map((booking) => ({
        id: booking.id,
        when: `that ended on ${formatShortDate(civilDateOf(booking.endedAt))}`,
      })),
  }
}
