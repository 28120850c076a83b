import type { FormFaults } from "#app/components/form/form-faults.ts"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ReviewList, type ReviewView } from "#app/features/staffing/reviews/review-list.tsx"
import { SettleForms } from "#app/features/staffing/reviews/settle-forms.tsx"

type Props = {
  reviews: ReviewView[]
  older: string | null
  /** Bookings of which the reader's school has not said how they were. */
  toReview: { id: string; when: string }[]
  /** The school that shares whom it is about. */
  school: string
  viewer: Viewer
  faults?: FormFaults | null
}

/** What schools say of somebody or something that they have had. */
export function ReviewsSection({ reviews, older, toReview, school, viewer, faults }: Props) {
  // Where the form does not say which it was about, what was typed stands with the first.
  const meant =
    faults && (reviews.find(({ id }) => id === faults.typed.reviewId) ?? reviews.find(({ isOurs }) => isOurs))
  return (
    <section aria-labelledby="reviews">
      <h2 className="govuk-heading-m" id="reviews">
        What schools say
      </h2>
      {toReview.map(({ id, when }) => (
        <p key={id}>
          <a href={`/bookings/${id}/review`}>Say how your booking {when} was</a>
        </p>
      ))}
      {reviews.length === 0 ? (
        <EmptyState title="Nothing yet">
          A school that has booked can say how it was. {school} decides whether others read it.
        </EmptyState>
      ) : (
        <ReviewList
          reviews={reviews}
          answeredBy={school}
          actions={(review) =>
            review.isOurs && (
              <SettleForms {...{ review, viewer }} faults={review === meant ? (faults ?? null) : null} />
            )
          }
        />
      )}
      <OlderNewer what="reviews" older={older} />
    </section>
  )
}
