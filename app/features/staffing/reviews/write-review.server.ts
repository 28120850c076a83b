import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToHeads } from "#app/features/groups/letters/write-letters.server.ts"
import { bookingToReview } from "#app/features/staffing/reviews/review-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Writing =
  | { kind: "written"; resourceId: string }
  /** The school has spoken of this booking before; what it said stands. */
  | { kind: "written-already"; resourceId: string }
  | { kind: "not-delivered" }
  | { kind: "not-allowed" }
  | { kind: "not-found" }

/** Says how a booking was, once; others read it when the school whose staff it is about lets them. */
export async function writeReview(
  tx: Tx,
  actor: SchoolActor,
  { bookingId, words }: { bookingId: string; words: string },
  post: Post,
): Promise<Writing> {
  const booking = await bookingToReview(tx, bookingId)
  if (!booking) return { kind: "not-found" }
  if (!can(actor, "write-review", booking)) return { kind: "not-allowed" }
  if (!booking.tookPlace) return { kind: "not-delivered" }
  const { resourceId, schoolId, ownerSchoolId } = booking
  const written = await tx
    .insertInto("review")
    .values({ bookingId, resourceId, schoolId, ownerSchoolId, words, writtenBy: actor.personId })
    .onConflict((conflict) => conflict.column("bookingId").doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!written) return { kind: "written-already", resourceId }
  await recordEvent(tx, actor, {
    act: "write-review",
    subject: { kind: "review", id: written.id },
    detail: { about: booking.title },
  })
  await writeToHeads(tx, post, ownerSchoolId, {
    subject: `${actor.school.name} says how it was: ${booking.title}`,
    paragraphs: [
      `${actor.school.name} has written about ${booking.title}. Nobody else reads it unless you let them.`,
      `Read it, answer it, and decide: ${post.appUrl}/people-and-things/${resourceId}`,
    ],
  })
  return { kind: "written", resourceId }
}
