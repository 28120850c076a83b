import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"

const said = [
  {
    words:
      "On time every week, and the class teachers sit in because they learn from it. We have asked for another term.",
    answer: "",
  },
  {
    words: "Kind with the children who find it hard, clear with us about what to do between visits.",
    answer: "Thank you. She is glad to come back in the spring.",
  },
  { words: "It took us two visits to agree on a room, and since then it has gone well.", answer: "" },
] as const

/** Of so many of a person's visits the last is still waiting for the word of their own school. */
const SAID_OF_EACH = said.length

/** What schools say of the people whom they have had, each once. */
export function addReviews(rows: DemoRows, now: Temporal.Instant): void {
  const latest = now.subtract({ hours: 72 })
  const people = new Set(rows.resource.filter(({ kind }) => kind === "person").map(({ id }) => id))
  const delivered = rows.booking.filter(
    ({ resourceId, state, schoolId, ownerSchoolId, deliveredAt }) =>
      people.has(resourceId ?? undefined) &&
      state === "delivered" &&
      schoolId !== ownerSchoolId &&
      Temporal.Instant.compare(deliveredAt as Temporal.Instant, latest) < 0,
  )
  for (const bookings of Map.groupBy(delivered, ({ resourceId }) => resourceId).values()) {
    const oncePerSchool = [...new Map(bookings.map((booking) => [booking.schoolId, booking])).values()]
    for (const [index, booking] of oncePerSchool.slice(0, SAID_OF_EACH).entries())
      addReview(rows, booking, index)
  }
}

function addReview(rows: DemoRows, booking: DemoRows["booking"][number], index: number): void {
  const { id: bookingId, resourceId, schoolId, ownerSchoolId, askedBy, decidedBy } = booking
  const deliveredAt = booking.deliveredAt as Temporal.Instant
  const writtenAt = deliveredAt.add({ hours: 41 })
  const isWaiting = index === SAID_OF_EACH - 1
  const settledAt = isWaiting ? null : writtenAt.add({ hours: 26 })
  const { words, answer } = said[index] ?? said[0]
  const answered = answer !== "" && !isWaiting
  rows.review.push({
    ...{ id: demoId(`review ${bookingId}`, writtenAt), bookingId: bookingId!, resourceId: resourceId! },
    ...{ schoolId, ownerSchoolId, words, writtenBy: askedBy, writtenAt },
    ...{ state: isWaiting ? "waiting" : "shown", settledBy: isWaiting ? null : decidedBy, settledAt },
    ...{
      answer: answered ? answer : "",
      answeredBy: answered ? decidedBy : null,
      answeredAt: answered ? settledAt : null,
    },
  })
}
