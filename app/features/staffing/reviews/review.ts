/** waiting: only the two schools read it; shown: everybody who may book reads it; kept-back: the two schools, for good. */
export type ReviewState = "waiting" | "shown" | "kept-back"

/** What a school says of somebody or something that it has had, after a booking that took place. */
export type Review = {
  id: string
  resourceId: string
  school: { id: string; name: string }
  ownerSchoolId: string
  words: string
  writtenAt: Temporal.Instant
  state: ReviewState
  /** What the school whose staff it is about says to it; empty while it says nothing. */
  answer: string
}
