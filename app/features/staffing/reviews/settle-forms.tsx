import { Button, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ReviewView } from "#app/features/staffing/reviews/review-list.tsx"

type Props = {
  review: ReviewView
  viewer: Viewer
  /** Of this review's own forms. */
  faults: FormFaults | null
}

/** What the school that a review is about decides: who else reads it, and what it answers. */
export function SettleForms({ review, viewer, faults }: Props) {
  return (
    <>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="reviewId" value={review.id} />
        <ButtonRow>
          {review.state !== "shown" && (
            <Button name="intent" value="show" kind="secondary">
              Let others read it
            </Button>
          )}
          {review.state !== "kept-back" && (
            <Button name="intent" value="keep-back" kind="quiet">
              Keep it between us
            </Button>
          )}
        </ButtonRow>
      </form>
      <Details summary={review.answer === "" ? "Answer it" : "Change your answer"} open={faults !== null}>
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="reviewId" value={review.id} />
          <TextAreaField
            id={faults ? "answer" : `answer-${review.id}`}
            name="answer"
            label="Your answer"
            hint="Stands below what they said, for whoever reads it."
            value={review.answer}
            faults={faults}
          />
          <Button name="intent" value="answer">
            Answer
          </Button>
        </form>
      </Details>
    </>
  )
}
