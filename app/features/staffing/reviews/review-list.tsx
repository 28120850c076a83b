import type { ReactNode } from "react"
import { Tag } from "#app/components/tag.tsx"
import type { ReviewState } from "#app/features/staffing/reviews/review.ts"

export type ReviewView = {
  id: string
  school: string
  writtenOn: string
  words: string
  answer: string
  state: ReviewState
  /** Whether the reader's school decides who reads it. */
  isOurs: boolean
}

const standings: Record<ReviewState, { tone: "good" | "attention" | "neutral"; text: string }> = {
  waiting: { tone: "attention", text: "Only your two schools read it" },
  shown: { tone: "good", text: "Others read it" },
  "kept-back": { tone: "neutral", text: "Kept between your two schools" },
}

/** What schools say, each with what may be done about it. */
export function ReviewList({
  reviews,
  answeredBy,
  actions,
}: {
  reviews: ReviewView[]
  /** The school whose staff it is about. */
  answeredBy: string
  actions: (review: ReviewView) => ReactNode
}) {
  return (
    <ul className="kith-postings">
      {reviews.map((review) => (
        <li key={review.id} className="kith-card">
          <div className="kith-card__top">
            <h3 className="kith-card__title">
              {review.school}, {review.writtenOn}
            </h3>
            {(review.isOurs || review.state !== "shown") && (
              <Tag tone={standings[review.state].tone}>{standings[review.state].text}</Tag>
            )}
          </div>
          <p className="kith-said">{review.words}</p>
          {review.answer !== "" && (
            <p className="kith-said">
              <strong>{answeredBy}:</strong> {review.answer}
            </p>
          )}
          {actions(review)}
        </li>
      ))}
    </ul>
  )
}
